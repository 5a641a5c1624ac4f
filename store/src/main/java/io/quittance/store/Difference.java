package io.quittance.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place at which the provider's books and ours do not agree.
 *
 * @param reference the payment or refund that it is about; null: the order as a whole
 * @param what the kind of difference
 * @param evidence both sides, for a person
 * @param at when it was found
 */
public record Difference(
    String orderId, @Nullable String reference, String what, String evidence, Instant at) {}
