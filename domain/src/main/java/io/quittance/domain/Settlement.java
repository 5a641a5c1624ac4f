package io.quittance.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What follows from an order's state and the time alone: refunds that a cancel makes necessary,
 * deadlines that have passed, and the ending once the money is accounted for.
 */
final class Settlement {

  /** How long something may stay unknown, or a refund under way, before a person is asked too. */
  static final Duration PATIENCE = Duration.ofHours(24);

  /** Far more than can follow from one thing: an error in the rules, not a stall, is to be seen. */
  private static final int MOST_FACTS = 1_000;

  private Settlement() {}

  /**
   * Returns the facts that follow, each of them from the ones before; empty once all is settled.
   */
  static List<Fact> follow(Order order, Instant now) {
    List<Fact> facts = new ArrayList<>();
    Order current = order;
    for (List<Fact> next = first(current, now); !next.isEmpty(); next = first(current, now)) {
      for (Fact fact : next) {
        facts.add(fact);
        current = Evolution.evolve(current, fact);
      }
      if (facts.size() > MOST_FACTS) {
        throw new IllegalStateException("no end of what follows: " + next);
      }
    }
    return facts;
  }

  private static List<Fact> first(Order order, Instant now) {
    if (order.ending() != null) {
      return List.of();
    }
    List<Fact> decided = Resolutions.conclusion(order, now);
    if (!decided.isEmpty()) {
      return decided;
    }
    return unsendable(order, now)
        .or(() -> unsendableRefund(order, now))
        .or(() -> deadlinePassed(order, now))
        .or(() -> refundDue(order, now))
        .or(() -> fulfilment(order, now))
        .or(() -> reviewAnswered(order, now))
        .or(() -> Unattended.review(order, now))
        .or(() -> ending(order, now))
        .map(List::of)
        .orElse(List.of());
  }

  /** An attempt that was decided but not sent needs no close: it is not sent, and that is all. */
  private static Optional<Fact> unsendable(Order order, Instant now) {
    return order.attempts().stream()
        .filter(a -> a.state() instanceof AttemptState.Created)
        .filter(
            a ->
                order.isCancelling()
                    || order.windowClosed()
                    || order.attempts().stream().anyMatch(Settlement::hasMoney))
        .findFirst()
        .map(a -> new Fact.AttemptClosed(a.reference(), now));
  }

  /** Rule 13: a refund and the chargeback would pay twice. */
  private static Optional<Fact> unsendableRefund(Order order, Instant now) {
    return order.refunds().stream()
        .filter(r -> r.state() instanceof RefundState.Requested)
        .filter(r -> order.attempt(r.payment()).orElseThrow().isDisputed())
        .findFirst()
        .map(r -> new Fact.RefundFailed(r.reference(), RefusalCause.DISPUTED, null, now));
  }

  private static boolean hasMoney(Attempt attempt) {
    return attempt.state() instanceof AttemptState.Captured
        || attempt.state() instanceof AttemptState.Authorized;
  }

  static boolean hasPaymentDeadline(Order order) {
    return !order.windowClosed()
        && (order.status() == OrderStatus.AWAITING_PAYMENT || order.status() == OrderStatus.PAYING)
        && order.attempts().stream().noneMatch(a -> a.isPaidWrongly() || a.isReservedWrongly());
  }

  private static Optional<Fact> deadlinePassed(Order order, Instant now) {
    return hasPaymentDeadline(order) && !now.isBefore(order.payBy())
        ? Optional.of(new Fact.PaymentWindowClosed(now))
        : Optional.empty();
  }

  /** Money goes back when the order is cancelled, or when another attempt pays it already. */
  private static Optional<Fact> refundDue(Order order, Instant now) {
    return order.attempts().stream()
        .filter(a -> order.refundable(a) > 0)
        .filter(a -> mustGoBack(order, a))
        .filter(a -> !needsPerson(order, a))
        .findFirst()
        .map(a -> Refunds.ofAllThatIsLeft(order, a, originOf(order), now));
  }

  /** Returns whether all that an attempt took is to go back. */
  static boolean mustGoBack(Order order, Attempt attempt) {
    return order.isCancelling() || isDuplicate(order, attempt);
  }

  private static boolean isDuplicate(Order order, Attempt attempt) {
    return order.payingAttempt().isPresent()
        && !order.payingAttempt().get().reference().equals(attempt.reference());
  }

  private static RefundOrigin originOf(Order order) {
    if (order.cancellation() != null && order.reopening() == null) {
      return RefundOrigin.CANCEL;
    }
    return order.isCancelling() ? RefundOrigin.LATE_PAYMENT : RefundOrigin.DUPLICATE;
  }

  /** No refund is sent for a disputed payment, nor after one that only a person can decide. */
  private static boolean needsPerson(Order order, Attempt attempt) {
    return attempt.isDisputed()
        || order.resolution() != null
        || attempt.held()
        || Invariants.isReportedBroken(order)
        || Refunds.of(order, attempt).anyMatch(r -> Refunds.isLeftToPerson(order, r));
  }

  private static Optional<Fact> fulfilment(Order order, Instant now) {
    if (!(order.fulfilment() instanceof Fulfilment.Asked) || order.isCancelling()) {
      return Optional.empty();
    }
    if (order.payingAttempt().isPresent()) {
      return Optional.of(new Fact.Fulfilled(now));
    }
    return order.attempts().stream().allMatch(a -> a.state().isDead() || a.isPaidWrongly())
        ? Optional.of(new Fact.FulfilmentFailed(now))
        : Optional.empty();
  }

  private static Optional<Fact> reviewAnswered(Order order, Instant now) {
    return Optional.ofNullable(order.resolution() == null ? order.review() : null)
        .filter(review -> Reviews.isAnswered(order, review))
        .map(review -> new Fact.ReviewWithdrawn(now));
  }

  private static Optional<Fact> ending(Order order, Instant now) {
    if (order.review() != null || !isAtRest(order)) {
      return Optional.empty();
    }
    boolean nothingHeld = Position.all(order).values().stream().allMatch(Position::isZero);
    if (order.isCancelling()) {
      return nothingHeld ? ended(cancelledOrRefunded(order), now) : Optional.empty();
    }
    if (order.fulfilment() instanceof Fulfilment.Granted granted) {
      boolean windowOver = !now.isBefore(granted.at().plus(order.terms().refundWindow()));
      return windowOver ? ended(OrderStatus.COMPLETED, now) : Optional.empty();
    }
    boolean unpaid = order.attempts().stream().allMatch(a -> a.state().isDead());
    return order.windowClosed() && unpaid ? ended(OrderStatus.EXPIRED, now) : Optional.empty();
  }

  private static boolean isAtRest(Order order) {
    return order.looks().isEmpty()
        && Position.all(order).values().stream().allMatch(Position::isSettled)
        && order.refunds().stream().noneMatch(r -> r.state().isOpen())
        && order.attempts().stream().noneMatch(a -> order.refundable(a) < 0);
  }

  private static OrderStatus cancelledOrRefunded(Order order) {
    boolean taken = Position.all(order).values().stream().anyMatch(p -> p.captured() > 0);
    if (taken) {
      return OrderStatus.REFUNDED;
    }
    return order.cancellation() == null ? OrderStatus.EXPIRED : OrderStatus.CANCELLED;
  }

  private static Optional<Fact> ended(OrderStatus status, Instant now) {
    return Optional.of(new Fact.OrderEnded(status, now));
  }
}
