package io.quittance.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the provider's total of a payment's returned money means beside what we know to have gone
 * back. More than we can have sent back is the provider's own doing (Antom and Viva reverse by
 * themselves); less means that one of our refunds was taken back.
 */
final class Returns {

  private final Order order;
  private final Attempt attempt;
  private final long captured;
  private final Instant now;

  private Returns(Order order, Attempt attempt, Money captured, Instant now) {
    this.order = order;
    this.attempt = attempt;
    this.captured = captured.minorUnits();
    this.now = now;
  }

  /**
   * Returns the facts.
   *
   * @param captured what was taken by the attempt, also if the order does not know it yet
   * @param returned the provider's total
   */
  static List<Fact> told(
      Order order, Attempt attempt, Money captured, Money returned, Instant now) {
    if (!returned.currency().equals(captured.currency())) {
      return List.of();
    }
    return new Returns(order, attempt, captured, now).told(returned);
  }

  private List<Fact> told(Money returned) {
    long known = order.returned(attempt);
    if (returned.minorUnits() < known) {
      return lookAtOurs();
    }
    long excess = returned.minorUnits() - known - underWay();
    return excess > 0 ? reversed(new Money(excess, returned.currency())) : List.of();
  }

  private long underWay() {
    return Refunds.of(order, attempt)
        .filter(r -> r.state().isUnderWay())
        .mapToLong(r -> r.amount().minorUnits())
        .sum();
  }

  private List<Fact> lookAtOurs() {
    return Refunds.of(order, attempt)
        .filter(r -> r.state() instanceof RefundState.Succeeded)
        .filter(r -> r.origin() != RefundOrigin.PROVIDER)
        .filter(r -> order.look(r.reference()).isEmpty())
        .map(r -> (Fact) new Fact.LookAsked(r.reference(), Watch.dueAt(now), now))
        .toList();
  }

  private List<Fact> reversed(Money excess) {
    List<Fact> facts = new ArrayList<>();
    facts.addAll(superseded(excess.minorUnits()));
    facts.add(new Fact.Reversed(order.nextRefund(), attempt.reference(), excess, now));
    if (!order.isCancelling() && isThePayment()) {
      String evidence = attempt.provider() + " gave " + excess + " of " + attempt.reference();
      facts.addAll(
          Reviews.open(
              order,
              Review.Kind.PROVIDER_REVERSED,
              attempt.reference(),
              excess,
              evidence + " back by itself",
              now));
    }
    return facts;
  }

  private boolean isThePayment() {
    return order.paying() == null || order.paying().equals(attempt.reference());
  }

  /** What the provider refused as refunded before is explained; what no longer fits is not sent. */
  private List<Fact> superseded(long excess) {
    List<Fact> facts = new ArrayList<>();
    long left = captured - order.returned(attempt) - attempt.adjusted() - underWay() - excess;
    for (Refund refund : Refunds.of(order, attempt).toList()) {
      boolean waits = refund.state() instanceof RefundState.Requested;
      if (waits && refund.amount().minorUnits() <= left) {
        left -= refund.amount().minorUnits();
      } else if (waits || wasRefundedBefore(refund)) {
        facts.add(new Fact.RefundFailed(refund.reference(), RefusalCause.SUPERSEDED, null, now));
      }
    }
    return facts;
  }

  /**
   * A refund thought failed went through: what was taken for the provider's own return may have
   * been it, and one return is counted once. Whether both went back, the provider's total tells.
   *
   * @param returned what went back by the refund
   */
  static List<Fact> toldBefore(Order order, Refund refund, Money returned, Instant now) {
    Attempt attempt = order.attempt(refund.payment()).orElseThrow();
    List<Fact> facts = new ArrayList<>();
    long left = returned.minorUnits();
    for (Refund reversal : Refunds.of(order, attempt).filter(Returns::isReversal).toList()) {
      if (left <= 0) {
        break;
      }
      facts.add(new Fact.RefundFailed(reversal.reference(), RefusalCause.SUPERSEDED, null, now));
      left -= reversal.amount().minorUnits();
    }
    if (left < 0) {
      Money byItself = new Money(-left, returned.currency());
      facts.add(new Fact.Reversed(order.nextRefund(), attempt.reference(), byItself, now));
    }
    if (!facts.isEmpty() && order.look(attempt.reference()).isEmpty()) {
      facts.add(new Fact.LookAsked(attempt.reference(), Watch.dueAt(now), now));
    }
    return facts;
  }

  private static boolean isReversal(Refund refund) {
    return refund.origin() == RefundOrigin.PROVIDER
        && refund.state() instanceof RefundState.Succeeded;
  }

  private static boolean wasRefundedBefore(Refund refund) {
    return refund.state() instanceof RefundState.Failed failed
        && failed.cause() == RefusalCause.ALREADY_REFUNDED
        && failed.successor() == null;
  }
}
