package io.quittance.store;

import java.time.Instant;

/**
 * Somebody who is told of events.
 *
 * @param address where that is, for people
 * @param switchedOnAt since when it is told of what is appended
 * @param filled whether the events from before that are among its deliveries
 * @param relays how many processes are there to tell it
 */
public record OutboxSink(
    String name, String address, Instant switchedOnAt, boolean filled, int relays) {}
