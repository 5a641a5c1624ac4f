package io.quittance.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the list of orders. Money is in minor units of {@code currency}.
 *
 * @param currency ISO 4217 code
 * @param review the kind of the open review; null: none is open
 * @param asked the open review as the order shows it, JSON; null if it shows none
 * @param provenZeroAt since when it is proven that no money is held; null: it is not
 * @param endedAt when it ended; null: it has not
 */
public record OrderSummary(
    String orderId,
    String customerId,
    String status,
    int revision,
    String currency,
    long amount,
    long captured,
    long refunded,
    long refunding,
    long held,
    @Nullable String review,
    @Nullable String asked,
    @Nullable Instant provenZeroAt,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant endedAt) {}
