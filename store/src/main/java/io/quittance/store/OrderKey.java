package io.quittance.store;

import java.time.Instant;

/**
 * A place in a list of orders: the next page goes on after it.
 *
 * @param at the time that the list is sorted by, exactly as a page gave it
 */
public record OrderKey(Instant at, String orderId) {}
