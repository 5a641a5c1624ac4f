package io.quittance.domain;

import java.time.Instant;
import java.util.Currency;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How refunds are decided: their numbers, their amounts and when they are sent. */
final class Refunds {

  private Refunds() {}

  /** Returns the refunds of one attempt's money, by number. */
  static Stream<Refund> of(Order order, Attempt attempt) {
    return order.refunds().stream().filter(r -> r.payment().equals(attempt.reference()));
  }

  /** Returns whether a refund failed with nothing to follow, though its money is still held. */
  static boolean isLeftToPerson(Order order, Refund refund) {
    return refund.state() instanceof RefundState.Failed failed
        && failed.successor() == null
        && failed.cause() != RefusalCause.SUPERSEDED
        && failed.cause() != RefusalCause.BY_DECISION
        && order.refundable(order.attempt(refund.payment()).orElseThrow()) > 0;
  }

  /** Returns the refund that a person wants tried again: the next number, at once. */
  static Fact.RefundRequested again(Order order, Refund refused, Instant now) {
    Attempt attempt = order.attempt(refused.payment()).orElseThrow();
    return new Fact.RefundRequested(
        order.nextRefund(),
        refused.payment(),
        refused.amount(),
        refused.origin(),
        refused.reason(),
        refused.tries() + 1,
        now,
        now.plus(order.traitsOf(attempt).refundTimePromise()),
        Watch.dueAt(now),
        now);
  }

  static Fact.RefundRequested ofAllThatIsLeft(
      Order order, Attempt attempt, RefundOrigin origin, Instant now) {
    String reason = order.cancellation() == null ? null : order.cancellation().reason();
    return first(order, attempt, order.refundable(attempt), origin, reason, now);
  }

  static Fact.RefundRequested first(
      Order order,
      Attempt attempt,
      long minorUnits,
      RefundOrigin origin,
      @Nullable String reason,
      Instant now) {
    return new Fact.RefundRequested(
        order.nextRefund(),
        attempt.reference(),
        new Money(minorUnits, currencyOf(attempt)),
        origin,
        reason,
        0,
        now,
        now.plus(order.traitsOf(attempt).refundTimePromise()),
        Watch.dueAt(now),
        now);
  }

  /** Returns the refund that tries again after one that was refused: the next number, later. */
  static Fact.RefundRequested successor(Order order, Attempt attempt, Refund refused, Instant now) {
    return new Fact.RefundRequested(
        order.nextRefund(),
        refused.payment(),
        refused.amount(),
        refused.origin(),
        refused.reason(),
        refused.tries() + 1,
        refused.wantedSince(),
        now.plus(order.traitsOf(attempt).refundTimePromise()),
        new Watch(now, 0, now.plus(Watch.pause(refused.tries()))),
        now);
  }

  private static Currency currencyOf(Attempt attempt) {
    return attempt.state() instanceof AttemptState.Captured captured
        ? captured.amount().currency()
        : attempt.amount().currency();
  }
}
