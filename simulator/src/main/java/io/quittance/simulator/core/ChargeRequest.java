package io.quittance.simulator.core;

/**
 * What a caller asks to be charged.
 *
 * @param reference the caller's reference, the idempotency key
 * @param amount what to take
 * @param method how it is paid
 * @param capture false to reserve the amount only
 */
public record ChargeRequest(
    String reference, Amount amount, PaymentMethod method, boolean capture) {}
