package io.quittance.store;

import java.time.Instant;

/**
 * An event that a sink would not take for so long that it was given up.
 *
 * @param id its number among all events
 * @param seq the number of its fact among those of the order
 * @param type the fact's kind
 * @param attempts how often the sink was told
 * @param reason why the last try was in vain
 */
public record DeadLetter(
    String sink,
    long id,
    String orderId,
    long seq,
    String type,
    int attempts,
    Instant firstTriedAt,
    Instant diedAt,
    String reason) {}
