package io.quittance.domain;

import java.time.Instant;

/**
 * How and when an order ended.
 *
 * @param status an ended status
 * @param at when
 */
public record Ending(OrderStatus status, Instant at) {}
