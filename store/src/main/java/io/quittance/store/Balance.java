package io.quittance.store;

/**
 * The sum of all that was booked to an account in one currency.
 *
 * @param currency ISO 4217 code
 * @param amount minor units; debits are positive
 */
public record Balance(String account, String currency, long amount) {}
