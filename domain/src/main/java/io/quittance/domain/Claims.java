package io.quittance.domain;

import org.jspecify.annotations.Nullable;

/**
 * Whether what a notice claims of something that nobody is watching is news. Notices are unordered
 * and late, so what merely came before the present state tells nothing.
 */
final class Claims {

  private Claims() {}

  /**
   * Returns whether an attempt must be looked at; a claim of nothing in particular always counts.
   */
  static boolean isNewsOf(Order order, Attempt attempt, @Nullable NoticeClaim claim) {
    return switch (attempt.state()) {
      case AttemptState.Captured s -> claim == null || isNewsOfCaptured(order, attempt, claim);
      case AttemptState.Authorized s -> claim == null || isNewsOfAuthorized(claim);
      case AttemptState.Declined s -> claim == null || isNewsOfDead(order, claim);
      case AttemptState.Closed s -> claim == null || isNewsOfDead(order, claim);
      case AttemptState.Created s -> attempt.sentAt() != null && isNewsOfCreated(claim);
      // The answer to the call in flight may be older than the notice.
      case AttemptState.Sent s -> true;
      case AttemptState.Capturing s -> true;
      case AttemptState.Closing s -> true;
      case AttemptState.Pending s -> false;
      case AttemptState.Unknown s -> false;
    };
  }

  static boolean isNewsOf(Refund refund, @Nullable NoticeClaim claim) {
    return switch (refund.state()) {
      case RefundState.Succeeded s ->
          refund.origin() != RefundOrigin.PROVIDER
              && (claim == null || claim == NoticeClaim.REFUND_FAILED);
      case RefundState.Failed s -> claim == null || claim == NoticeClaim.REFUNDED;
      case RefundState.Sent s -> true;
      case RefundState.Requested s -> false;
      case RefundState.Pending s -> false;
      case RefundState.Unknown s -> false;
    };
  }

  /**
   * Returns whether an attempt is settled, in the very way that is claimed: less than no news, so
   * that it holds for an order that has gone on since.
   */
  static boolean isTrueOf(Attempt attempt, NoticeClaim claim) {
    return switch (attempt.state()) {
      case AttemptState.Captured s -> claim == NoticeClaim.CAPTURED && !s.disputed();
      case AttemptState.Declined s -> claim == NoticeClaim.DECLINED;
      case AttemptState.Closed s -> claim == NoticeClaim.CLOSED;
      case AttemptState.Created s -> false;
      case AttemptState.Sent s -> false;
      case AttemptState.Pending s -> false;
      case AttemptState.Authorized s -> false;
      case AttemptState.Capturing s -> false;
      case AttemptState.Closing s -> false;
      case AttemptState.Unknown s -> false;
    };
  }

  /**
   * Returns whether a refund is settled, in the very way that is claimed. That one has failed may
   * be our own conclusion, and not the provider's word: who is told so looks.
   */
  static boolean isTrueOf(Refund refund, NoticeClaim claim) {
    return switch (refund.state()) {
      case RefundState.Succeeded s -> claim == NoticeClaim.REFUNDED;
      case RefundState.Failed s -> false;
      case RefundState.Requested s -> false;
      case RefundState.Sent s -> false;
      case RefundState.Pending s -> false;
      case RefundState.Unknown s -> false;
    };
  }

  private static boolean isNewsOfCaptured(Order order, Attempt attempt, NoticeClaim claim) {
    return switch (claim) {
      case PENDING, AUTHORIZED, CAPTURED -> false;
      case DECLINED, CLOSED -> true;
      case REVERSED -> !wasReversed(order, attempt);
      case DISPUTED -> !attempt.isDisputed();
      case REFUND_PENDING, REFUNDED, REFUND_FAILED -> true;
    };
  }

  private static boolean wasReversed(Order order, Attempt attempt) {
    return Refunds.of(order, attempt).anyMatch(r -> r.origin() == RefundOrigin.PROVIDER)
        && order.refundable(attempt) <= 0;
  }

  private static boolean isNewsOfAuthorized(NoticeClaim claim) {
    return switch (claim) {
      case PENDING, AUTHORIZED -> false;
      case CAPTURED, DECLINED, CLOSED, REVERSED, DISPUTED -> true;
      case REFUND_PENDING, REFUNDED, REFUND_FAILED -> true;
    };
  }

  /** A sale is never only reserved, so there a reservation told late is what came before. */
  private static boolean isNewsOfDead(Order order, NoticeClaim claim) {
    return switch (claim) {
      case PENDING, DECLINED, CLOSED -> false;
      case AUTHORIZED -> order.terms().capture() == CaptureMode.AUTHORIZE;
      case CAPTURED, REVERSED, DISPUTED -> true;
      case REFUND_PENDING, REFUNDED, REFUND_FAILED -> true;
    };
  }

  private static boolean isNewsOfCreated(@Nullable NoticeClaim claim) {
    return claim != NoticeClaim.DECLINED && claim != NoticeClaim.CLOSED;
  }
}
