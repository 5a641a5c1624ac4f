package io.quittance.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as the books have it.
 *
 * @param seq how many of its facts are stored; 0: claimed, and not heard of since
 * @param fingerprint tells the request that claimed it from others
 * @param start what its workflow is started with, JSON
 * @param view the order as it is shown, JSON
 * @param review the kind of the open review; null: none is open
 * @param endedAt when it ended; null: it has not
 */
public record StoredOrder(
    String orderId,
    String customerId,
    String status,
    int revision,
    long seq,
    String fingerprint,
    String start,
    String view,
    @Nullable String review,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant endedAt) {}
