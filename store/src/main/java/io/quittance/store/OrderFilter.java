package io.quittance.store;

import org.jspecify.annotations.Nullable;

/**
 * Which orders are listed; what is null does not matter.
 *
 * @param review true: those with an open review; false: those without
 */
public record OrderFilter(
    @Nullable String status, @Nullable String customerId, @Nullable Boolean review) {}
