package io.quittance.store;

import java.time.Duration;

/**
 * How much a sink has not been told of.
 *
 * @param events how many events that are
 * @param oldest how long ago the books heard of the first of them; zero if there is none
 * @param dead how many were given up
 */
public record OutboxBacklog(String sink, long events, Duration oldest, long dead) {}
