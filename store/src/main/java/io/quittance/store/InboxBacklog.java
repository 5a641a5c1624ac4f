package io.quittance.store;

import java.time.Duration;

/**
 * How much of the inbox its orders have not heard of.
 *
 * @param notices how many
 * @param oldest how long the oldest has waited; zero if there is none
 */
public record InboxBacklog(long notices, Duration oldest) {}
