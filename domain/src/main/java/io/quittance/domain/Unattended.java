package io.quittance.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * That somebody is asked wherever an order would otherwise stand still with money that is not where
 * its status says: whatever closed the question before, such as another one that came in between.
 */
final class Unattended {

  private Unattended() {}

  static Optional<Fact> review(Order order, Instant now) {
    if (order.review() != null || !order.looks().isEmpty()) {
      return Optional.empty();
    }
    return wrongAmount(order, now)
        .or(() -> dispute(order, now))
        .or(() -> refusedRefund(order, now))
        .or(() -> heldMoney(order, now));
  }

  private static Optional<Fact> wrongAmount(Order order, Instant now) {
    return order.attempts().stream()
        .filter(a -> a.isPaidWrongly() || a.isReservedWrongly())
        .flatMap(a -> Reviews.ofWrongAmount(order, a, a.money(), now).stream())
        .findFirst();
  }

  private static Optional<Fact> dispute(Order order, Instant now) {
    return order.attempts().stream()
        .filter(a -> Settlement.mustGoBack(order, a) && a.isDisputed() && order.refundable(a) > 0)
        .flatMap(a -> Reviews.ofDispute(order, a, now).stream())
        .findFirst();
  }

  private static Optional<Fact> refusedRefund(Order order, Instant now) {
    return order.refunds().stream()
        .filter(r -> Refunds.isLeftToPerson(order, r))
        .flatMap(r -> Reviews.ofRefused(order, r, causeOf(r), now).stream())
        .findFirst();
  }

  private static Optional<Fact> heldMoney(Order order, Instant now) {
    return order.attempts().stream()
        .filter(a -> Reviews.isHeld(order, a))
        .flatMap(a -> Reviews.ofHeld(order, a, now).stream())
        .findFirst();
  }

  private static RefusalCause causeOf(Refund refund) {
    return refund.state() instanceof RefundState.Failed failed
        ? failed.cause()
        : RefusalCause.OTHER;
  }
}
