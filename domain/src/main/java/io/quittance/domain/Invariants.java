package io.quittance.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * What must hold after every transition, checked in tests and in production. A breach is evidence
 * of a bug or of a provider that contradicts itself; it stops the order's sends and asks a person.
 */
public final class Invariants {

  private Invariants() {}

  /**
   * Returns what a transition breaks, each as a sentence that begins with the invariant's name;
   * empty if nothing.
   *
   * @param before the order before the transition
   * @param after the order after it
   */
  public static List<String> broken(Order before, Order after) {
    List<String> broken = new ArrayList<>();
    endsOnlyWithItsMoneyAccountedFor(after, broken);
    hasAtMostOneLiveAttempt(after, broken);
    returnsAtMostWhatWasTaken(after, broken);
    staysEnded(before, after, broken);
    keepsItsAnswers(before, after, broken);
    return broken;
  }

  /** An attempt is live while it may be taking money, or has it reserved. */
  static boolean isLive(Attempt attempt) {
    return attempt.state().isAtRisk() || attempt.state() instanceof AttemptState.Authorized;
  }

  static boolean isReportedBroken(Order order) {
    return order.review() != null && order.review().kind() == Review.Kind.INVARIANT_BROKEN;
  }

  private static void endsOnlyWithItsMoneyAccountedFor(Order order, List<String> broken) {
    if (order.ending() == null) {
      return;
    }
    boolean mayHold = order.ending().status() == OrderStatus.COMPLETED;
    Position.all(order)
        .forEach(
            (currency, position) -> {
              if (!position.isSettled() || !(mayHold || position.held() == 0)) {
                broken.add("I1: ended as " + order.status() + " with " + currency + " " + position);
              }
            });
  }

  private static void hasAtMostOneLiveAttempt(Order order, List<String> broken) {
    List<Reference.ToPayment> live =
        order.attempts().stream().filter(Invariants::isLive).map(Attempt::reference).toList();
    if (live.size() > 1) {
      broken.add("I2: live at once: " + live);
    }
  }

  private static void returnsAtMostWhatWasTaken(Order order, List<String> broken) {
    for (Attempt attempt : order.attempts()) {
      if (order.refundable(attempt) < 0) {
        broken.add("I3: more is returned of " + attempt.reference() + " than was taken");
      }
    }
  }

  private static void staysEnded(Order before, Order after, List<String> broken) {
    if (before.ending() != null
        && !isReopened(after, before.ending())
        && !(before.ending().equals(after.ending())
            && before.attempts().equals(after.attempts())
            && before.refunds().equals(after.refunds()))) {
      broken.add("I4: an ended order moved");
    }
  }

  /** It may end again within the same transition, and in the same instant as it had ended. */
  private static boolean isReopened(Order after, Ending ending) {
    return after.reopening() != null && !after.reopening().at().isBefore(ending.at());
  }

  private static void keepsItsAnswers(Order before, Order after, List<String> broken) {
    before
        .answers()
        .forEach(
            (id, answer) -> {
              if (!answer.equals(after.answers().get(id))) {
                broken.add("I5: the answer to command " + id + " changed");
              }
            });
  }
}
