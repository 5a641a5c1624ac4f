package io.quittance.store;

/**
 * The right to tell a sink of the events of one part of the orders, for a while.
 *
 * @param partition the part, from 0
 * @param token counts who had it: of two, the higher has it now
 */
public record OutboxLease(String sink, int partition, long token) {}
