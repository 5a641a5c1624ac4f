package io.quittance.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a look at something settled leads to, beside what the answer itself moved. */
final class Looks {

  private static final int LOOKS_FOR_THE_LOST = 3;

  private Looks() {}

  /**
   * Returns what becomes of the look.
   *
   * @param after the order after what the answer moved
   * @param moved whether the answer moved anything
   */
  static List<Fact> answered(Order after, Look look, Outcome outcome, boolean moved, Instant now) {
    if (mustLookAgain(after, look, outcome)) {
      List<Fact> facts = new ArrayList<>();
      facts.add(new Fact.LookAsked(look.of(), look.watch().looked(now), now));
      facts.addAll(Reviews.ofUnanswered(after, look, now));
      return facts;
    }
    boolean inLine = isInLine(after, look.of(), outcome);
    List<Fact> facts = new ArrayList<>();
    boolean explained =
        inLine && !isNoAnswer(look.of(), outcome) && isExplained(after, look.of(), outcome, moved);
    facts.add(new Fact.LookEnded(look.of(), explained, now));
    if (!inLine) {
      facts.addAll(Reviews.ofDifference(after, look.of(), words(outcome), now));
    } else if (explained && isWhatTheReviewIsAbout(after, look.of())) {
      facts.add(new Fact.ReviewWithdrawn(now));
    }
    return facts;
  }

  /**
   * Once more is enough for a decision that settles money otherwise: nobody waits for a provider
   * that is gone for good. What was only to be tried again, or taken as the provider has it, is not
   * answered by its silence.
   */
  private static boolean mustLookAgain(Order after, Look look, Outcome outcome) {
    boolean noAnswer = isNoAnswer(look.of(), outcome);
    boolean mustWait =
        (outcome instanceof Outcome.Authorized || outcome instanceof Outcome.Pending)
            && after
                .attempt(look.of())
                .filter(a -> a.state().isDead() && isAnyLive(after))
                .isPresent();
    boolean isDoubtful = outcome instanceof Outcome.NotFound && isKnownThere(after, look);
    return mustWait
        || ((noAnswer || isDoubtful)
            && !isSettledOtherwise(after)
            && !isWatchedAnyway(after, look.of()));
  }

  private static boolean isWatchedAnyway(Order order, Reference of) {
    return order.attempt(of).filter(a -> a.state().isAtRisk()).isPresent()
        || order.refund(of).filter(r -> r.state().isUnderWay()).isPresent();
  }

  private static boolean isSettledOtherwise(Order order) {
    return order.resolution() != null
        && switch (order.resolution().decision()) {
          case RETRY, ACCEPT_PROVIDER_STATE -> false;
          case SETTLED_OUTSIDE, WRITE_OFF -> true;
        };
  }

  /** Rule 5 again: what was seen there is not gone because one look does not find it. */
  private static boolean isKnownThere(Order order, Look look) {
    boolean isKnown =
        order.attempt(look.of()).filter(a -> !isNothing(a)).isPresent()
            || order
                .refund(look.of())
                .filter(r -> r.state() instanceof RefundState.Succeeded)
                .isPresent();
    return isKnown && look.watch().rung() < LOOKS_FOR_THE_LOST;
  }

  /** What makes no sense of what was looked at tells nothing about it. */
  private static boolean isNoAnswer(Reference of, Outcome outcome) {
    boolean ofRefund = of instanceof Reference.ToRefund;
    return switch (outcome) {
      case Outcome.Unknown x -> true;
      case Outcome.NotSent x -> true;
      case Outcome.Captured x -> ofRefund;
      case Outcome.Authorized x -> ofRefund;
      case Outcome.Pending x -> ofRefund;
      case Outcome.Declined x -> ofRefund;
      case Outcome.Closed x -> ofRefund;
      case Outcome.Refunded x -> !ofRefund;
      case Outcome.RefundPending x -> !ofRefund;
      case Outcome.Refused x -> !ofRefund;
      case Outcome.NotFound x -> false;
      case Outcome.Disputed x -> false;
    };
  }

  /** Returns whether an attempt may be taking money or has it reserved. */
  static boolean isAnyLive(Order order) {
    return order.attempts().stream().anyMatch(Invariants::isLive);
  }

  /**
   * A refund's own answer can be as we know it while the provider's total is not: only if it moved
   * something is the difference that made us look gone.
   */
  private static boolean isExplained(Order order, Reference of, Outcome outcome, boolean moved) {
    return order.attempt(of).map(a -> isAllReturned(order, a, outcome)).orElse(moved);
  }

  /** Returns whether the provider has given back no less than we know of. */
  private static boolean isAllReturned(Order order, Attempt attempt, Outcome outcome) {
    return !(outcome instanceof Outcome.Captured x)
        || x.returned().minorUnits() >= order.returned(attempt);
  }

  private static boolean isInLine(Order order, Reference of, Outcome outcome) {
    if (isNoAnswer(of, outcome)) {
      return true;
    }
    return order
        .attempt(of)
        .map(a -> isInLine(a, outcome) && !tookBackItsReversal(order, a, outcome))
        .or(() -> order.refund(of).map(r -> isInLine(r, outcome)))
        .orElse(true);
  }

  /** What of ours was taken back is looked at; what the provider gave by itself has no look. */
  private static boolean tookBackItsReversal(Order order, Attempt attempt, Outcome outcome) {
    return outcome instanceof Outcome.Captured x
        && x.returned().minorUnits() < order.returned(attempt)
        && Refunds.of(order, attempt)
            .filter(r -> r.state() instanceof RefundState.Succeeded)
            .allMatch(r -> r.origin() == RefundOrigin.PROVIDER);
  }

  private static boolean isInLine(Refund refund, Outcome outcome) {
    return switch (refund.state()) {
      case RefundState.Succeeded s ->
          outcome instanceof Outcome.Refunded x && x.amount().equals(refund.amount());
      case RefundState.Failed s -> !(outcome instanceof Outcome.Refunded);
      case RefundState.Requested s -> true;
      case RefundState.Sent s -> true;
      case RefundState.Pending s -> true;
      case RefundState.Unknown s -> true;
    };
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Captured x -> "captured " + x.amount();
      case Outcome.Disputed x -> "disputed " + x.amount();
      case Outcome.Authorized x -> "authorized " + x.amount();
      case Outcome.Refunded x -> "refunded " + x.amount();
      case Outcome.Declined x -> "declined, " + x.code();
      case Outcome.Refused x -> "refused, " + x.cause();
      case Outcome.Pending x -> "pending";
      case Outcome.Closed x -> "closed";
      case Outcome.RefundPending x -> "refund pending";
      case Outcome.NotFound x -> "never seen";
      case Outcome.NotSent x -> "no answer";
      case Outcome.Unknown x -> "no answer";
    };
  }

  private static boolean isInLine(Attempt attempt, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Captured x ->
          attempt.state() instanceof AttemptState.Captured s && s.amount().equals(x.amount());
      case Outcome.Disputed x -> attempt.isDisputed() && attempt.money().equals(x.amount());
      case Outcome.Authorized x ->
          attempt.state() instanceof AttemptState.Authorized || attempt.state().isAtRisk();
      case Outcome.Pending x ->
          attempt.state() instanceof AttemptState.Authorized || attempt.state().isAtRisk();
      case Outcome.Declined x -> isNothing(attempt);
      case Outcome.Closed x -> isNothing(attempt);
      case Outcome.NotFound x -> isNothing(attempt) || attempt.state().isAtRisk();
      case Outcome.Refunded x -> false;
      case Outcome.RefundPending x -> false;
      case Outcome.Refused x -> false;
      case Outcome.NotSent x -> true;
      case Outcome.Unknown x -> true;
    };
  }

  private static boolean isNothing(Attempt attempt) {
    return attempt.state().isDead() || attempt.state() instanceof AttemptState.Created;
  }

  private static boolean isWhatTheReviewIsAbout(Order order, Reference of) {
    Reference payment = order.refund(of).map(r -> (Reference) r.payment()).orElse(of);
    return order.review() != null
        && order.review().kind() == Review.Kind.PROVIDER_DIFFERS
        && (of.equals(order.review().concerns()) || payment.equals(order.review().concerns()));
  }
}
