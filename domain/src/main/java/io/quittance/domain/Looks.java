package io.quittance.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a look at something settled leads to, beside what the answer itself moved. */
final class Looks {

  private Looks() {}

  /**
   * Returns what becomes of the look.
   *
   * @param after the order after what the answer moved
   * @param moved whether the answer moved anything
   */
  static List<Fact> answered(Order after, Look look, Outcome outcome, boolean moved, Instant now) {
    if (outcome instanceof Outcome.Unknown || outcome instanceof Outcome.NotSent) {
      return List.of(new Fact.LookAsked(look.of(), look.watch().looked(now), now));
    }
    boolean settled = isSettled(after, look.of(), outcome, moved);
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact.LookEnded(look.of(), settled, now));
    if (settled && isWhatTheReviewIsAbout(after, look.of())) {
      facts.add(new Fact.ReviewWithdrawn(now));
    }
    return facts;
  }

  /**
   * A refund's own answer can be as we know it while the provider's total is not: only if it moved
   * something is the difference that made us look gone.
   */
  private static boolean isSettled(Order after, Reference of, Outcome outcome, boolean moved) {
    return switch (of) {
      case Reference.ToRefund refund -> moved;
      case Reference.ToPayment payment ->
          after.attempt(payment).filter(a -> isInLine(a, outcome)).isPresent();
    };
  }

  private static boolean isInLine(Attempt attempt, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Captured x ->
          attempt.state() instanceof AttemptState.Captured s && s.amount().equals(x.amount());
      case Outcome.Disputed x -> attempt.state() instanceof AttemptState.Captured s && s.disputed();
      case Outcome.Authorized x -> attempt.state() instanceof AttemptState.Authorized;
      case Outcome.Pending x -> attempt.state() instanceof AttemptState.Pending;
      case Outcome.Declined x -> attempt.state().isDead();
      case Outcome.Closed x -> attempt.state().isDead();
      case Outcome.NotFound x -> attempt.state().isDead();
      case Outcome.Refunded x -> false;
      case Outcome.RefundPending x -> false;
      case Outcome.Refused x -> false;
      case Outcome.NotSent x -> false;
      case Outcome.Unknown x -> false;
    };
  }

  private static boolean isWhatTheReviewIsAbout(Order order, Reference of) {
    return order.review() != null
        && order.review().kind() == Review.Kind.PROVIDER_DIFFERS
        && of.equals(order.review().concerns());
  }
}
