package io.quittance.domain.simulation;

import io.quittance.domain.Attempt;
import io.quittance.domain.AttemptState;
import io.quittance.domain.Fact;
import io.quittance.domain.LatePayment;
import io.quittance.domain.Order;
import io.quittance.domain.Position;
import io.quittance.domain.Refund;
import io.quittance.domain.RefundState;
import io.quittance.domain.Review;
import io.quittance.domain.ReviewDecision;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Judges an order that nothing will happen to any more, by the provider's own books. */
public final class Judge {

  private final Setup setup;
  private final ModelProvider provider;

  /** Takes what was agreed, and the witness. */
  public Judge(Setup setup, ModelProvider provider) {
    this.setup = setup;
    this.provider = provider;
  }

  /** Somebody is asked only if something happened that only a person can settle. */
  public void ofQuestion(Order order) {
    Review review = order.review();
    if (review == null) {
      if (waitsForNobody(order)) {
        throw new Violation("stuck", order.status() + " " + Position.all(order));
      }
    } else if (!isNeeded(order, review)) {
      throw new Violation("question", "nobody is needed for " + review);
    }
  }

  private static boolean waitsForNobody(Order order) {
    return switch (order.status()) {
      case AWAITING_PAYMENT, PAYING, FULFILLING, FULFILLED, CANCELLING -> true;
      case AUTHORIZED, PAID, CANCELLED, REFUNDED, EXPIRED, COMPLETED -> false;
    };
  }

  /** Returns whether more is returned by the provider, or settled outside, than was taken. */
  static boolean isOverpaid(Order order, ModelProvider provider) {
    for (Attempt attempt : order.attempts()) {
      boolean overpaid =
          provider
              .charge(attempt.nameAtProvider())
              .filter(charge -> charge.held() < attempt.adjusted())
              .isPresent();
      if (overpaid) {
        return true;
      }
    }
    return false;
  }

  private boolean isNeeded(Order order, Review review) {
    return switch (review.kind()) {
      case WRONG_AMOUNT -> happened(Trouble.WRONG_AMOUNT);
      case REFUND_REFUSED -> happened(Trouble.REFUSED_FOR_GOOD, Trouble.REVERSAL, Trouble.DISPUTE);
      case REFUND_OVERDUE ->
          happened(
              Trouble.NEVER_RETURNED, Trouble.REFUSED_FOR_GOOD, Trouble.DISPUTE, Trouble.REVERSAL);
      case DISPUTED -> happened(Trouble.DISPUTE);
      case PROVIDER_REVERSED -> happened(Trouble.REVERSAL);
      case PROVIDER_DIFFERS ->
          happened(
              Trouble.REVERSAL,
              Trouble.LATE_MONEY,
              Trouble.TAKE_BACK,
              Trouble.DISPUTE,
              Trouble.WRONG_ANSWER);
      case LATE_PAYMENT ->
          setup.late() == LatePayment.HOLD_FOR_REVIEW && happened(Trouble.LATE_MONEY);
      case INVARIANT_BROKEN -> isOverpaid(order, provider) || wasSettledTwice(order);
      case PAYMENT_UNKNOWN,
          CLOSE_REFUSED,
          UNMATCHED_MONEY,
          JOURNAL_CONFLICT,
          REFERENCE_CLASH,
          BOOKS_REFUSED ->
          false;
    };
  }

  /** What a person settled outside came back after all: only a person can get it back. */
  private static boolean wasSettledTwice(Order order) {
    return order.attempts().stream().anyMatch(a -> a.adjusted() > 0)
        && order.refunds().stream().anyMatch(r -> r.state() instanceof RefundState.Succeeded);
  }

  private boolean happened(Trouble... any) {
    for (Trouble trouble : any) {
      if (provider.troubles().contains(trouble)) {
        return true;
      }
    }
    return false;
  }

  /** Judges an order that nobody is asked about any more. */
  public void ofRest(Order order, List<Fact> facts) {
    if (facts.stream().noneMatch(Judge::leavesADifference)) {
      booksAgree(order);
      statusIsTrue(order);
    }
  }

  /** A person who was told of a difference may settle it, or live with it. */
  private static boolean leavesADifference(Fact fact) {
    return fact instanceof Fact.ReviewResolved resolved
        && resolved.review() == Review.Kind.PROVIDER_DIFFERS
        && resolved.decision() != ReviewDecision.RETRY;
  }

  /** I7. */
  private void booksAgree(Order order) {
    Map<String, String> ours = new TreeMap<>();
    Map<String, String> theirs = new TreeMap<>();
    for (Attempt attempt : order.attempts()) {
      if (attempt.state() instanceof AttemptState.Captured captured) {
        ours.put(
            attempt.nameAtProvider(), captured.amount() + ", returned " + returned(order, attempt));
      }
    }
    for (ModelCharge charge : provider.charges()) {
      if (charge.isCaptured()) {
        theirs.put(charge.name, charge.captured() + ", returned " + charge.returned().minorUnits());
      }
    }
    if (!ours.equals(theirs)) {
      throw new Violation("I7", "we have " + ours + ", the provider has " + theirs);
    }
  }

  private static long returned(Order order, Attempt attempt) {
    return order.refunds().stream()
        .filter(r -> r.payment().equals(attempt.reference()))
        .filter(r -> r.state() instanceof RefundState.Succeeded)
        .map(Refund::amount)
        .mapToLong(money -> money.minorUnits())
        .sum();
  }

  private void statusIsTrue(Order order) {
    boolean settled = Position.all(order).values().stream().allMatch(Position::isSettled);
    boolean nothingHeld = Position.all(order).values().stream().allMatch(Position::isZero);
    boolean live = provider.charges().stream().anyMatch(ModelCharge::isLive);
    boolean taken = provider.charges().stream().anyMatch(ModelCharge::isCaptured);
    boolean fits =
        switch (order.status()) {
          case CANCELLED, EXPIRED -> !live && !taken && nothingHeld;
          case REFUNDED -> !live && taken && nothingHeld;
          case PAID, COMPLETED -> !live && settled && isPaidOnce(order);
          case AUTHORIZED -> live && !taken;
          case AWAITING_PAYMENT, PAYING, FULFILLING, FULFILLED, CANCELLING -> false;
        };
    if (!fits) {
      throw new Violation("at rest", order.status() + " " + Position.all(order));
    }
  }

  /** Of all that was taken, only what pays the order is held. */
  private boolean isPaidOnce(Order order) {
    Attempt paying = order.payingAttempt().orElseThrow();
    return provider.charge(paying.nameAtProvider()).filter(ModelCharge::isCaptured).isPresent()
        && order.attempts().stream()
            .filter(a -> !a.reference().equals(paying.reference()))
            .allMatch(a -> order.refundable(a) == 0);
  }
}
