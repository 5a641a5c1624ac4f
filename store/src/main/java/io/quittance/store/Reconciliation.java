package io.quittance.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run of the proof over many orders, with how far it got.
 *
 * @param from the start of the interval whose orders are proven
 * @param to its end
 * @param finishedAt when it was done; null: it is not
 * @param outcome {@code IN_LINE}, {@code DIFFERENCES} or {@code FAILED}; null: it is not done
 * @param ordersProven how many orders were compared so far
 * @param chargesRead how many charges of the provider's list were read so far
 * @param differences how many were found so far
 * @param position where to go on; null: from the start
 */
public record Reconciliation(
    long id,
    Instant from,
    Instant to,
    Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable String outcome,
    int ordersProven,
    int chargesRead,
    int differences,
    @Nullable String position) {}
