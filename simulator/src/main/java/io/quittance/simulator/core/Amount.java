package io.quittance.simulator.core;

/**
 * An amount of money.
 *
 * @param value minor units, 1 to 2^53 - 1
 * @param currency an ISO 4217 code, such as {@code EUR}
 */
public record Amount(long value, String currency) {}
