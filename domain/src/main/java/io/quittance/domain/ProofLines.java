package io.quittance.domain;

import io.quittance.domain.Proof.Difference;
import io.quittance.domain.Proof.Line;
import io.quittance.domain.Proof.Verdict;
import io.quittance.domain.StatementLine.Standing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The comparison of one payment with the provider's line about it. */
final class ProofLines {

  private final Order order;
  private final Attempt attempt;
  private final Money captured;
  private final Money refunded;
  private final List<Difference> differences = new ArrayList<>();

  private ProofLines(Order order, Attempt attempt) {
    this.order = order;
    this.attempt = attempt;
    this.captured =
        attempt.state() instanceof AttemptState.Captured s ? s.amount() : nothing(attempt);
    this.refunded = new Money(order.returned(attempt), captured.currency());
  }

  private static Money nothing(Attempt attempt) {
    return new Money(0, attempt.amount().currency());
  }

  static Line line(Order order, Attempt attempt, StatementAnswer answer) {
    ProofLines comparison = new ProofLines(order, attempt);
    Verdict verdict = comparison.compare(answer);
    return new Line(
        attempt.reference(),
        attempt.state().label(),
        comparison.captured,
        comparison.refunded,
        answer,
        verdict,
        List.copyOf(comparison.differences));
  }

  private Verdict compare(StatementAnswer answer) {
    if (attempt.state().isAtRisk()) {
      return Verdict.UNDECIDED;
    }
    return switch (answer) {
      case StatementAnswer.NoAnswer a -> Verdict.UNDECIDED;
      case StatementAnswer.NeverSeen a -> compareWithNothing();
      case StatementAnswer.Told a -> compare(a.line());
    };
  }

  private Verdict compareWithNothing() {
    if (standingOf(attempt) != Standing.NOTHING) {
      differs("standing", attempt.reference(), "we have it as " + ours() + ", it has none of it");
    }
    return verdict(false);
  }

  private Verdict compare(StatementLine line) {
    if (standingOf(attempt) != line.standing()) {
      differs(
          "standing",
          attempt.reference(),
          "we have it as " + ours() + ", it has " + line.standing() + " " + line.captured());
    } else if (!isSame(captured, line.captured())) {
      differs(
          "captured",
          attempt.reference(),
          "we have " + captured + " as taken, it has " + line.captured());
    }
    if (line.disputed() && !isDisputed()) {
      differs("disputed", attempt.reference(), "it has a dispute, we don't");
    }
    return verdict(isRefundBehind(line));
  }

  /** Nothing is nothing in every currency. */
  private static boolean isSame(Money ours, Money theirs) {
    return ours.equals(theirs) || (ours.isZero() && theirs.isZero());
  }

  private String ours() {
    return attempt.state().label() + " " + captured;
  }

  private boolean isDisputed() {
    return attempt.isDisputed();
  }

  /** Returns whether the provider's refunds are ahead of ours by no more than is under way. */
  private boolean isRefundBehind(StatementLine line) {
    long theirs = line.refunded().minorUnits();
    long ours = refunded.minorUnits();
    if (theirs == ours) {
      return false;
    }
    if (theirs > ours && theirs <= ours + underWay()) {
      return true;
    }
    differs(
        "refunded",
        attempt.reference(),
        "we have " + refunded + " as returned, it has " + line.refunded());
    return false;
  }

  private long underWay() {
    return Refunds.of(order, attempt)
        .filter(r -> r.state().isUnderWay())
        .mapToLong(r -> r.amount().minorUnits())
        .sum();
  }

  private Verdict verdict(boolean undecided) {
    if (!differences.isEmpty()) {
      return Verdict.DIFFERENT;
    }
    return undecided ? Verdict.UNDECIDED : Verdict.IN_LINE;
  }

  private void differs(String what, @Nullable Reference lookAt, String how) {
    String evidence = attempt.provider() + " differs about " + attempt.reference() + ": " + how;
    differences.add(new Difference(attempt.reference(), what, lookAt, evidence));
  }

  private static Standing standingOf(Attempt attempt) {
    return switch (attempt.state()) {
      case AttemptState.Captured s -> Standing.CAPTURED;
      case AttemptState.Authorized s -> Standing.AUTHORIZED;
      case AttemptState.Declined s -> Standing.NOTHING;
      case AttemptState.Closed s -> Standing.NOTHING;
      // Sent before, turned away unread, and to be sent again.
      case AttemptState.Created s -> Standing.NOTHING;
      case AttemptState.Sent s -> Standing.OPEN;
      case AttemptState.Pending s -> Standing.OPEN;
      case AttemptState.Capturing s -> Standing.OPEN;
      case AttemptState.Closing s -> Standing.OPEN;
      case AttemptState.Unknown s -> Standing.OPEN;
    };
  }
}
