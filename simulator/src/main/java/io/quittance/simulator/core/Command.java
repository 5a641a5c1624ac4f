package io.quittance.simulator.core;

import org.jspecify.annotations.Nullable;

/** What one call asks the provider to do. */
public sealed interface Command {

  /** The reference that the call is about; null when it could not be read. */
  @Nullable String reference();

  /** A charge to make. */
  record MakeCharge(ChargeRequest request) implements Command {
    @Override
    public String reference() {
      return request.reference();
    }
  }

  /** An authorized charge to take. */
  record Capture(String reference) implements Command {}

  /** A charge to void, or a reference to tombstone. */
  record Close(String reference) implements Command {}

  /** A customer who has paid, or who has not and will not. */
  record CustomerAction(String reference, CustomerResult result) implements Command {}

  /** A charge that the customer disputes at the bank. */
  record Dispute(String reference) implements Command {}

  /** A charge to show. */
  record LookUp(String reference) implements Command {}

  /** A refund to make. */
  record MakeRefund(RefundRequest request) implements Command {
    @Override
    public String reference() {
      return request.reference();
    }
  }

  /** A refund to show. */
  record LookUpRefund(String reference) implements Command {}

  /** A call that cannot be carried out, whatever the books say. */
  record Refuse(@Nullable String reference, Answer.Refused refusal) implements Command {}
}
