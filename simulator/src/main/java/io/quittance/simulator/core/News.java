package io.quittance.simulator.core;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an event changes of a charge or a refund as others see it.
 *
 * @param reference of the charge or refund
 * @param ofRefund whether it is a refund
 * @param charge of a refund that was never seen before, the charge; else null
 * @param type what became of it, as in {@code charge.captured}
 */
record News(Instant at, String reference, boolean ofRefund, @Nullable String charge, String type) {

  /** What is new by an event; empty when nothing is. */
  static Optional<News> of(Event event) {
    return switch (event) {
      case Event.ChargeAccepted e ->
          isPending(e.at(), e.due()) && e.method().charging() != Charging.DELAYED
              ? charge(e.at(), e.reference(), "pending")
              : Optional.empty();
      case Event.ChargeExecuted e -> charge(e.at(), e.reference(), e.status().toString());
      case Event.ChargeCaptured e -> charge(e.at(), e.reference(), "captured");
      case Event.ChargeReversed e -> charge(e.at(), e.reference(), "reversed");
      case Event.ChargeClosed e -> charge(e.at(), e.reference(), "closed");
      case Event.ChargeDisputed e -> charge(e.at(), e.reference(), "disputed");
      case Event.RefundAccepted e ->
          isPending(e.at(), e.due())
              ? refund(e.at(), e.reference(), e.charge(), "pending")
              : Optional.empty();
      case Event.RefundRefused e -> refund(e.at(), e.reference(), e.charge(), "failed");
      case Event.RefundExecuted e -> refund(e.at(), e.reference(), null, "succeeded");
      case Event.RefundTakenBack e -> refund(e.at(), e.reference(), null, "failed");
      case Event.ChargeThrottled _, Event.WebhookPlanned _, Event.WebhookEnded _, Event.Called _ ->
          Optional.empty();
    };
  }

  /** What it is about, among charges and refunds. */
  String subject() {
    return (ofRefund ? "refund/" : "charge/") + reference;
  }

  /** What is executed as it arrives is never seen pending. */
  private static boolean isPending(Instant at, @Nullable Instant due) {
    return due == null || due.isAfter(at);
  }

  private static Optional<News> charge(Instant at, String reference, String what) {
    return Optional.of(new News(at, reference, false, null, "charge." + what));
  }

  private static Optional<News> refund(
      Instant at, String reference, @Nullable String charge, String what) {
    return Optional.of(new News(at, reference, true, charge, "refund." + what));
  }
}
