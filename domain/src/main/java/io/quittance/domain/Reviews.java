package io.quittance.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a person is asked, and when the question has answered itself. */
final class Reviews {

  private Reviews() {}

  /** Returns the review as a list of one fact; empty if a person is being asked already. */
  static List<Fact> open(
      Order order,
      Review.Kind kind,
      @Nullable Reference concerns,
      Money amount,
      String evidence,
      Instant now) {
    if (order.review() != null && !givesWay(order.review().kind(), kind)) {
      return List.of();
    }
    return List.of(new Fact.ReviewOpened(new Review(kind, concerns, amount, now, evidence), now));
  }

  /**
   * What may still answer itself gives way to what only a person can answer. The books' own trouble
   * gives way to everything, since it is reported again for as long as it lasts.
   */
  private static boolean givesWay(Review.Kind open, Review.Kind next) {
    return switch (open) {
      case PAYMENT_UNKNOWN, PROVIDER_DIFFERS -> next != open && next != Review.Kind.BOOKS_REFUSED;
      case BOOKS_REFUSED -> next != open;
      case WRONG_AMOUNT,
          REFUND_REFUSED,
          REFUND_OVERDUE,
          DISPUTED,
          LATE_PAYMENT,
          UNMATCHED_MONEY,
          JOURNAL_CONFLICT,
          REFERENCE_CLASH,
          INVARIANT_BROKEN ->
          false;
    };
  }

  static Fact broken(Order order, List<String> breaches, Instant now) {
    String evidence = String.join("; ", breaches);
    return new Fact.ReviewOpened(
        new Review(Review.Kind.INVARIANT_BROKEN, null, order.terms().amount(), now, evidence), now);
  }

  /** Returns a review as a list of one fact if a payment has been unknown for too long. */
  static List<Fact> ofUnknown(Order order, Attempt attempt, Watch watch, Instant now) {
    if (order.review() != null || now.isBefore(watch.since().plus(Settlement.PATIENCE))) {
      return List.of();
    }
    return open(
        order,
        Review.Kind.PAYMENT_UNKNOWN,
        attempt.reference(),
        attempt.amount(),
        "No answer about " + attempt.reference() + " since " + watch.since(),
        now);
  }

  /** Returns a review as a list of one fact if a refund has been wanted for too long. */
  static List<Fact> ofOverdue(Order order, Refund refund, Instant now) {
    if (order.review() != null || now.isBefore(refund.wantedSince().plus(Settlement.PATIENCE))) {
      return List.of();
    }
    return open(
        order,
        Review.Kind.REFUND_OVERDUE,
        refund.payment(),
        refund.amount(),
        "The money of " + refund.payment() + " is to go back since " + refund.wantedSince(),
        now);
  }

  static boolean isAnswered(Order order, Review review) {
    return switch (review.kind()) {
      case PAYMENT_UNKNOWN -> order.attempts().stream().noneMatch(a -> a.state().isAtRisk());
      case REFUND_OVERDUE ->
          order.refunds().stream().noneMatch(r -> r.state().isOpen() || Refunds.isLeftToPerson(r));
      case WRONG_AMOUNT -> order.isCancelling();
      case REFUND_REFUSED -> false;
      case DISPUTED -> false;
      // Withdrawn by the look that settles it.
      case PROVIDER_DIFFERS -> false;
      case LATE_PAYMENT -> false;
      case UNMATCHED_MONEY -> false;
      case JOURNAL_CONFLICT -> false;
      case REFERENCE_CLASH -> false;
      // Withdrawn by the books that take the facts after all.
      case BOOKS_REFUSED -> false;
      case INVARIANT_BROKEN -> false;
    };
  }
}
