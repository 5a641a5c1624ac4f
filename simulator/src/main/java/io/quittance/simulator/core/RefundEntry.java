package io.quittance.simulator.core;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that the books hold under one refund reference.
 *
 * @param refund the refund as it stands
 * @param due when it succeeds or, once it has, when that is taken back; null when it waits for
 *     neither
 * @param firstAnswer what a repeated call is told
 * @param immediate whether its success is its first answer
 */
public record RefundEntry(
    Refund refund, @Nullable Instant due, Answer firstAnswer, boolean immediate) {

  static RefundEntry accepted(Event.RefundAccepted event) {
    Refund refund =
        new Refund(
            event.reference(),
            event.id(),
            event.charge(),
            RefundStatus.PENDING,
            event.amount(),
            null);
    boolean immediate = event.at().equals(event.due()) && !event.masked();
    Answer answer = masked(event.masked(), new Answer.OfRefund(200, refund));
    return new RefundEntry(refund, event.due(), answer, immediate);
  }

  static RefundEntry refused(Event.RefundRefused event) {
    Refund refund =
        new Refund(
            event.reference(),
            event.id(),
            event.charge(),
            RefundStatus.FAILED,
            event.amount(),
            event.problem().toString());
    Answer answer = masked(event.masked(), Answer.Refused.because(event.problem()));
    return new RefundEntry(refund, null, answer, false);
  }

  /** What time will bring; empty when nothing. */
  Optional<Due> effect() {
    if (due == null) {
      return Optional.empty();
    }
    return Optional.of(
        refund.status() == RefundStatus.PENDING
            ? new Due.OfRefund(due, refund.reference())
            : new Due.OfTakingBack(due, refund.reference()));
  }

  RefundEntry executed(@Nullable Instant undone) {
    if (refund.status() != RefundStatus.PENDING) {
      throw new BrokenBooks("the refund " + refund.reference() + " is not pending");
    }
    Refund done = refund.succeeded();
    Answer answer = immediate ? new Answer.OfRefund(200, done) : firstAnswer;
    return new RefundEntry(done, undone, answer, immediate);
  }

  RefundEntry takenBack() {
    if (refund.status() != RefundStatus.SUCCEEDED) {
      throw new BrokenBooks("the refund " + refund.reference() + " has not succeeded");
    }
    return new RefundEntry(refund.takenBack(), null, firstAnswer, immediate);
  }

  private static Answer masked(boolean masked, Answer answer) {
    return masked ? Answer.Refused.because(Problem.INTERNAL_ERROR) : answer;
  }
}
