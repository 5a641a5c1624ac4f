package io.quittance.store;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that a sink has not been told of.
 *
 * @param id its number among all events; of one order, a later event has a higher one
 * @param seq the number of its fact among those of the order
 * @param type the fact's kind
 * @param status the order's status after it
 * @param revision the order's revision after it
 * @param at when it happened, in workflow time
 * @param data what else it tells, JSON; null: nothing
 * @param attempts how often the sink was told in vain
 * @param triedFor how long ago it was first told; zero: it was not
 */
public record OutboxEvent(
    long id,
    String orderId,
    long seq,
    String type,
    String status,
    int revision,
    Instant at,
    @Nullable String data,
    int attempts,
    Duration triedFor) {}
