package io.quittance.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order's books held against its provider's own, payment by payment.
 *
 * <p>What is under way can't be held against anything: a provider may be ahead of what it has told
 * us. So there is a third verdict beside yes and no.
 *
 * @param lines one for each payment that was ever sent, by number
 */
public record Proof(List<Line> lines) {

  /** What the comparison says. */
  public enum Verdict {
    /** Both books say the same. */
    IN_LINE,
    /** Something is under way, or the provider did not answer: ask again. */
    UNDECIDED,
    /** The books differ. */
    DIFFERENT
  }

  /**
   * One payment.
   *
   * @param payment our reference
   * @param ourStatus where it stands in our books
   * @param ourCaptured what we know to be taken; zero while that is not known
   * @param ourRefunded what we know to be returned
   * @param answer what the provider says
   * @param differences what differs; empty if nothing
   */
  public record Line(
      Reference.ToPayment payment,
      String ourStatus,
      Money ourCaptured,
      Money ourRefunded,
      StatementAnswer answer,
      Verdict verdict,
      List<Difference> differences) {}

  /**
   * One thing that the two books tell differently.
   *
   * @param what {@code captured}, {@code refunded}, {@code standing} or {@code disputed}
   * @param lookAt the attempt or refund whose look-up may settle it; null: only a person can
   * @param evidence what differs, in a sentence
   */
  public record Difference(
      Reference.ToPayment payment, String what, @Nullable Reference lookAt, String evidence) {}

  /** Takes a copy. */
  public Proof {
    lines = List.copyOf(lines);
  }

  /**
   * Compares an order with what its provider answered.
   *
   * @param answers by the name at the provider; a payment without one counts as not answered
   */
  public static Proof of(Order order, List<StatementAnswer> answers) {
    List<Line> lines = new ArrayList<>();
    for (Attempt attempt : order.attempts()) {
      if (attempt.sentAt() != null) {
        lines.add(ProofLines.line(order, attempt, answerTo(attempt, answers)));
      }
    }
    return new Proof(lines);
  }

  /**
   * Returns whether a difference that was told before a fact is to be told again after it: since
   * money moved, or a person wants it looked at again.
   */
  public static boolean isNewGround(Fact fact) {
    return fact instanceof Fact.OfPayment
        || fact instanceof Fact.OfRefund
        || (fact instanceof Fact.ReviewResolved resolved
            && resolved.decision() == ReviewDecision.RETRY);
  }

  private static StatementAnswer answerTo(Attempt attempt, List<StatementAnswer> answers) {
    Optional<StatementAnswer> answer =
        answers.stream().filter(a -> a.reference().equals(attempt.nameAtProvider())).findFirst();
    return answer.orElseGet(
        () -> new StatementAnswer.NoAnswer(attempt.nameAtProvider(), "it was not asked"));
  }

  /** Returns the verdict over all payments: one difference outweighs everything else. */
  public Verdict verdict() {
    return lines.stream().map(Line::verdict).max(Enum::compareTo).orElse(Verdict.IN_LINE);
  }

  /** Returns everything that differs. */
  public List<Difference> differences() {
    return lines.stream().flatMap(line -> line.differences().stream()).toList();
  }
}
