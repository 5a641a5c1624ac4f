package io.quittance.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The carrying out of one decision: the facts it makes, each on the order as the ones before left.
 */
final class Carrying {

  private final Review review;
  private final Resolution resolution;
  private final Instant now;
  private final List<Fact> facts = new ArrayList<>();
  private Order order;

  Carrying(Order order, Review review, Resolution resolution, Instant now) {
    this.order = order;
    this.review = review;
    this.resolution = resolution;
    this.now = now;
  }

  /** Returns what was made, and that it is done. */
  List<Fact> concluded() {
    add(
        new Fact.ReviewResolved(
            review.kind(), resolution.decision(), resolution.by(), resolution.evidence(), now));
    return facts;
  }

  /** What was refused is sent again under the next number; what was only asked about goes on. */
  void retry() {
    for (Refund refund : leftToPerson()) {
      Attempt attempt = order.attempt(refund.payment()).orElseThrow();
      boolean fits = refund.amount().minorUnits() <= order.refundable(attempt);
      if (!fits) {
        fail(refund, RefusalCause.SUPERSEDED, null);
      } else if (!attempt.isDisputed()) {
        Fact.RefundRequested again = Refunds.again(order, refund, now);
        fail(refund, ((RefundState.Failed) refund.state()).cause(), again.refund());
        add(again);
      }
    }
  }

  void accept() {
    switch (review.kind()) {
      case WRONG_AMOUNT -> acceptAmounts();
      case PROVIDER_REVERSED -> endIfNothingIsLeft();
      case PAYMENT_UNKNOWN -> closeUnknown(true);
      case REFUND_REFUSED, REFUND_OVERDUE, DISPUTED ->
          leftToPerson().forEach(r -> fail(r, RefusalCause.BY_DECISION, null));
      case CLOSE_REFUSED,
          PROVIDER_DIFFERS,
          LATE_PAYMENT,
          UNMATCHED_MONEY,
          JOURNAL_CONFLICT,
          REFERENCE_CLASH,
          BOOKS_REFUSED,
          INVARIANT_BROKEN -> {}
    }
  }

  private void acceptAmounts() {
    for (Attempt attempt : order.attempts()) {
      if (attempt.isPaidWrongly() || attempt.isReservedWrongly()) {
        add(new Fact.AmountAccepted(attempt.reference(), attempt.money(), now));
      }
    }
  }

  private void closeUnknown(boolean onlyIfNeverSeen) {
    for (Attempt attempt : order.attempts()) {
      if (attempt.state() instanceof AttemptState.Unknown unknown
          && (unknown.missing() || !onlyIfNeverSeen)) {
        add(new Fact.AttemptClosed(attempt.reference(), now));
      }
    }
  }

  /** Should it take money after all, that is late money (rule 10). */
  private void closeUnwanted() {
    for (Attempt attempt : order.attempts()) {
      if (Unwanted.isLive(order, attempt)) {
        add(new Fact.AttemptClosed(attempt.reference(), now));
      }
    }
  }

  /**
   * Rule 14: a refund still open becomes failed by the decision, and its money counts as settled.
   */
  void settle() {
    if (review.kind() == Review.Kind.PAYMENT_UNKNOWN) {
      closeUnknown(false);
      return;
    }
    if (review.kind() == Review.Kind.CLOSE_REFUSED) {
      closeUnwanted();
      return;
    }
    List<Refund> given = new ArrayList<>(leftToPerson());
    order.refunds().stream().filter(r -> r.state().isOpen()).forEach(given::add);
    given.forEach(r -> fail(r, RefusalCause.BY_DECISION, null));
    if (order.isCancelling()) {
      order.attempts().forEach(this::adjustAllOf);
    } else if (review.kind() == Review.Kind.INVARIANT_BROKEN) {
      order.attempts().stream().filter(a -> order.refundable(a) < 0).forEach(this::adjustAllOf);
    } else if (review.kind() == Review.Kind.LATE_PAYMENT) {
      order.attempts().stream()
          .filter(a -> Settlement.mustGoBack(order, a))
          .forEach(this::adjustAllOf);
    } else if (review.kind() == Review.Kind.DISPUTED) {
      order.attempts().stream().filter(Attempt::isDisputed).forEach(this::adjustAllOf);
    } else {
      given.forEach(this::adjust);
    }
    endIfNothingIsLeft();
  }

  private void adjustAllOf(Attempt attempt) {
    adjust(attempt, order.refundable(attempt));
  }

  private void adjust(Refund refund) {
    Attempt attempt = order.attempt(refund.payment()).orElseThrow();
    adjust(attempt, Math.min(refund.amount().minorUnits(), order.refundable(attempt)));
  }

  private void adjust(Attempt attempt, long minorUnits) {
    if (minorUnits != 0) {
      add(new Fact.Adjusted(attempt.reference(), minorUnits, resolution.decision(), now));
    }
  }

  /** A paid order whose money is all gone, back or settled, is paid no longer. */
  private void endIfNothingIsLeft() {
    boolean nothingLeft =
        order.payingAttempt().filter(a -> order.refundable(a) == 0).isPresent()
            && order.refunds().stream().noneMatch(r -> r.state().isOpen());
    if (order.status() == OrderStatus.PAID && nothingLeft) {
      add(new Fact.CancelRequested(resolution.by(), resolution.evidence(), now));
    }
  }

  private List<Refund> leftToPerson() {
    return order.refunds().stream().filter(r -> Refunds.isLeftToPerson(order, r)).toList();
  }

  private void fail(Refund refund, RefusalCause cause, Reference.@Nullable ToRefund successor) {
    add(new Fact.RefundFailed(refund.reference(), cause, successor, now));
  }

  private void add(Fact fact) {
    facts.add(fact);
    order = Evolution.evolve(order, fact);
  }
}
