package io.quittance.store;

import org.jspecify.annotations.Nullable;

/**
 * Which orders are listed; what is null does not matter.
 *
 * @param review true: those with an open review; false: those without
 * @param reviewKind those whose open review is of this kind
 */
public record OrderFilter(
    @Nullable String status,
    @Nullable String customerId,
    @Nullable Boolean review,
    @Nullable String reviewKind) {

  /** Makes a filter for which the kind of review does not matter. */
  public OrderFilter(
      @Nullable String status, @Nullable String customerId, @Nullable Boolean review) {
    this(status, customerId, review, null);
  }
}
