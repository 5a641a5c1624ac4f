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
    if (order.review() != null && !givesWay(order, order.review().kind(), kind)) {
      return List.of();
    }
    return List.of(new Fact.ReviewOpened(new Review(kind, concerns, amount, now, evidence), now));
  }

  /**
   * What may still answer itself gives way to what only a person can answer. The books' own trouble
   * gives way to everything, since it is reported again for as long as it lasts. A question that is
   * decided already gives way to one that came up while the decision was being checked.
   */
  private static boolean givesWay(Order order, Review.Kind open, Review.Kind next) {
    if (open == next || next == Review.Kind.BOOKS_REFUSED) {
      return false;
    }
    return switch (open) {
      case PAYMENT_UNKNOWN, CLOSE_REFUSED, PROVIDER_DIFFERS, BOOKS_REFUSED -> true;
      case INVARIANT_BROKEN -> false;
      case WRONG_AMOUNT,
          REFUND_REFUSED,
          REFUND_OVERDUE,
          DISPUTED,
          PROVIDER_REVERSED,
          LATE_PAYMENT,
          UNMATCHED_MONEY,
          JOURNAL_CONFLICT,
          REFERENCE_CLASH ->
          order.resolution() != null;
    };
  }

  /** Returns a review as a list of one fact if nobody wants the amount back anyway (rule 8). */
  static List<Fact> ofWrongAmount(Order order, Attempt attempt, Money really, Instant now) {
    if (order.isCancelling() || order.payingAttempt().isPresent()) {
      return List.of();
    }
    String evidence =
        "Asked for " + attempt.amount() + ", and it is " + really + " of " + attempt.reference();
    return open(order, Review.Kind.WRONG_AMOUNT, attempt.reference(), really, evidence, now);
  }

  static List<Fact> ofDispute(Order order, Attempt attempt, Instant now) {
    String evidence = "The customer disputes " + attempt.reference() + " at the bank";
    return open(order, Review.Kind.DISPUTED, attempt.reference(), attempt.money(), evidence, now);
  }

  static List<Fact> ofRefused(Order order, Refund refund, RefusalCause cause, Instant now) {
    String evidence = "The provider refuses " + refund.reference() + ": " + cause;
    return open(
        order, Review.Kind.REFUND_REFUSED, refund.payment(), refund.amount(), evidence, now);
  }

  /** Returns a review as a list of one fact: what is held of an attempt's money, and why. */
  static List<Fact> ofHeld(Order order, Attempt attempt, Instant now) {
    Money money = attempt.money();
    if (attempt.foreignReference() == null) {
      String evidence = money + " came in after the order had ended";
      return open(order, Review.Kind.LATE_PAYMENT, attempt.reference(), money, evidence, now);
    }
    String evidence =
        attempt.provider()
            + " took "
            + money
            + " as "
            + attempt.nameAtProvider()
            + ", for no order";
    return open(order, Review.Kind.UNMATCHED_MONEY, attempt.reference(), money, evidence, now);
  }

  /** Returns whether money of an attempt waits for a person. */
  static boolean isHeld(Order order, Attempt attempt) {
    return attempt.held() && order.refundable(attempt) > 0;
  }

  /** Returns a review as a list of one fact if a look has had no answer for too long. */
  static List<Fact> ofUnanswered(Order order, Look look, Instant now) {
    if (order.review() != null || now.isBefore(look.watch().since().plus(Settlement.PATIENCE))) {
      return List.of();
    }
    String evidence = "No answer about " + look.of() + " since " + look.watch().since();
    return open(
        order, Review.Kind.PAYMENT_UNKNOWN, look.of(), order.terms().amount(), evidence, now);
  }

  /** Returns a review as a list of one fact: what the provider says now is not what we have. */
  static List<Fact> ofDifference(Order order, Reference of, String theirs, Instant now) {
    String evidence = "The provider says of " + of + ": " + theirs + "; our books say otherwise";
    return open(order, Review.Kind.PROVIDER_DIFFERS, of, order.terms().amount(), evidence, now);
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

  /** Returns a review as a list of one fact if closes have been refused for too long. */
  static List<Fact> ofRefusedClose(Order order, Attempt attempt, Watch watch, Instant now) {
    Instant since = Unwanted.since(order, watch);
    if (order.review() != null || now.isBefore(since.plus(Settlement.PATIENCE))) {
      return List.of();
    }
    return open(
        order,
        Review.Kind.CLOSE_REFUSED,
        attempt.reference(),
        attempt.money(),
        attempt.reference() + " is to be closed since " + since + ", and is still open",
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
      case PAYMENT_UNKNOWN ->
          order.looks().isEmpty() && order.attempts().stream().noneMatch(a -> a.state().isAtRisk());
      case CLOSE_REFUSED -> order.attempts().stream().noneMatch(a -> Unwanted.isLive(order, a));
      case REFUND_OVERDUE ->
          order.refunds().stream()
              .noneMatch(r -> r.state().isOpen() || Refunds.isLeftToPerson(order, r));
      case REFUND_REFUSED ->
          order.refunds().stream().noneMatch(r -> Refunds.isLeftToPerson(order, r));
      case WRONG_AMOUNT ->
          order.isCancelling()
              || order.payingAttempt().isPresent()
              || order.attempts().stream()
                  .noneMatch(a -> a.isPaidWrongly() || a.isReservedWrongly());
      case DISPUTED -> order.attempts().stream().noneMatch(Attempt::isDisputed);
      case PROVIDER_REVERSED -> order.isCancelling();
      case LATE_PAYMENT, UNMATCHED_MONEY ->
          order.attempts().stream().noneMatch(a -> isHeld(order, a));
      // Withdrawn by the look that settles it.
      case PROVIDER_DIFFERS -> false;
      case JOURNAL_CONFLICT -> false;
      case REFERENCE_CLASH -> false;
      // Withdrawn by the books that take the facts after all.
      case BOOKS_REFUSED -> false;
      case INVARIANT_BROKEN -> false;
    };
  }
}
