package io.quittance.simulator.core;

import org.jspecify.annotations.Nullable;

/**
 * A refund as the provider shows it.
 *
 * @param reference the refund's own reference
 * @param id the provider's own id
 * @param charge the reference of the charge
 * @param status where it stands
 * @param amount what is returned
 * @param failureCode why it failed; null unless it did
 */
public record Refund(
    String reference,
    String id,
    String charge,
    RefundStatus status,
    Amount amount,
    @Nullable String failureCode) {

  Refund takenBack() {
    return new Refund(reference, id, charge, RefundStatus.FAILED, amount, "refund_taken_back");
  }

  Refund succeeded() {
    return new Refund(reference, id, charge, RefundStatus.SUCCEEDED, amount, failureCode);
  }
}
