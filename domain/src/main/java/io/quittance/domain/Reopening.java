package io.quittance.domain;

import java.time.Instant;

/**
 * That an ended order goes on, because money does (rule 10).
 *
 * @param from how it had ended
 * @param at when it was reopened
 */
public record Reopening(OrderStatus from, Instant at) {}
