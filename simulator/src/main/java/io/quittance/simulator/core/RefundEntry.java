package io.quittance.simulator.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that the books hold under one refund reference.
 *
 * @param refund the refund as it stands
 * @param due when it succeeds; null when it does not wait for that
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

  RefundEntry executed() {
    if (refund.status() != RefundStatus.PENDING) {
      throw new BrokenBooks("the refund " + refund.reference() + " is not pending");
    }
    Refund done = refund.succeeded();
    Answer answer = immediate ? new Answer.OfRefund(200, done) : firstAnswer;
    return new RefundEntry(done, null, answer, immediate);
  }

  private static Answer masked(boolean masked, Answer answer) {
    return masked ? Answer.Refused.because(Problem.INTERNAL_ERROR) : answer;
  }
}
