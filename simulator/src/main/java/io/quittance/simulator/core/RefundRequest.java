package io.quittance.simulator.core;

/**
 * What a caller asks to be returned.
 *
 * @param reference the refund's own reference, the idempotency key
 * @param charge the reference of the charge it is taken from
 * @param amount what to return
 */
public record RefundRequest(String reference, String charge, Amount amount) {}
