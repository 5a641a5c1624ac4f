package io.quittance.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an order's row says after some fact. Money is in minor units of the order's own currency.
 *
 * @param review the kind of the open review; null: none is open
 * @param provenZeroAt since when it is proven that no money is held; null: it is not
 * @param endedAt when the order ended; null: it has not
 * @param view the order as it is shown, JSON
 */
public record OrderRow(
    String status,
    int revision,
    long atRisk,
    long authorized,
    long captured,
    long refunded,
    long refunding,
    long adjusted,
    long held,
    @Nullable String review,
    @Nullable Instant provenZeroAt,
    Instant updatedAt,
    @Nullable Instant endedAt,
    String view) {}
