package io.quittance.simulator.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that the books hold under one charge reference.
 *
 * @param arrival its place in the order of first arrival
 * @param charge the charge as it stands
 * @param accepted how it was taken in; null when the reference was closed before any charge arrived
 * @param firstAnswer what a repeated call is told; null while the caller waits
 * @param refunding what pending refunds will return, in minor units
 * @param refusedRefunds how many refunds its method has refused
 */
public record ChargeEntry(
    long arrival,
    Charge charge,
    Event.@Nullable ChargeAccepted accepted,
    @Nullable Answer firstAnswer,
    long refunding,
    int refusedRefunds) {

  static ChargeEntry accepted(long arrival, Event.ChargeAccepted event) {
    Charge charge =
        new Charge(
            event.reference(),
            event.id(),
            ChargeStatus.PENDING,
            event.amount(),
            0,
            0,
            false,
            null,
            event.at());
    boolean answered = event.method().charging() == Charging.REDIRECTS;
    return new ChargeEntry(arrival, charge, event, answered ? answer(event, charge) : null, 0, 0);
  }

  static ChargeEntry tombstone(long arrival, Event.ChargeClosed event) {
    Charge charge =
        new Charge(
            event.reference(),
            event.id(),
            ChargeStatus.CLOSED,
            null,
            0,
            0,
            false,
            null,
            event.at());
    Answer answer = Answer.Refused.because(Problem.REFERENCE_CLOSED);
    return new ChargeEntry(arrival, charge, null, answer, 0, 0);
  }

  ChargeEntry executed(Event.ChargeExecuted event) {
    if (!unexecuted()) {
      throw new BrokenBooks("the charge " + event.reference() + " was executed before");
    }
    Charge done = charge.executed(event.status(), event.declineCode());
    Answer answer = firstAnswer == null ? answer(accepted, done) : firstAnswer;
    return new ChargeEntry(arrival, done, accepted, answer, refunding, refusedRefunds);
  }

  ChargeEntry captured() {
    if (charge.amount() == null) {
      throw new BrokenBooks("the charge " + charge.reference() + " has no amount to capture");
    }
    Charge taken = charge.executed(ChargeStatus.CAPTURED, null);
    return new ChargeEntry(arrival, taken, accepted, firstAnswer, refunding, refusedRefunds);
  }

  ChargeEntry closed() {
    Answer answer =
        firstAnswer == null ? Answer.Refused.because(Problem.REFERENCE_CLOSED) : firstAnswer;
    return new ChargeEntry(arrival, charge.closed(), accepted, answer, refunding, refusedRefunds);
  }

  ChargeEntry disputed() {
    return new ChargeEntry(
        arrival, charge.underDispute(), accepted, firstAnswer, refunding, refusedRefunds);
  }

  ChargeEntry refunding(long value) {
    return new ChargeEntry(
        arrival, charge, accepted, firstAnswer, refunding + value, refusedRefunds);
  }

  ChargeEntry refunded(long value) {
    return new ChargeEntry(
        arrival, charge.refunded(value), accepted, firstAnswer, refunding - value, refusedRefunds);
  }

  ChargeEntry refundRefused() {
    return new ChargeEntry(arrival, charge, accepted, firstAnswer, refunding, refusedRefunds + 1);
  }

  /** Whether it was taken in and is neither executed nor closed. */
  boolean unexecuted() {
    return charge.status() == ChargeStatus.PENDING;
  }

  /** Whether it is still on its way, so that a look-up knows nothing of it. */
  boolean hidden() {
    return unexecuted() && accepted != null && accepted.method().charging() == Charging.DELAYED;
  }

  /** When it is executed; null when it is not waiting for that. */
  @Nullable Instant due() {
    return unexecuted() && accepted != null ? accepted.due() : null;
  }

  /** What is left to refund, in minor units. */
  long left() {
    return charge.captured() - charge.refunded() - refunding;
  }

  private static Answer answer(Event.@Nullable ChargeAccepted accepted, Charge done) {
    if (accepted != null && accepted.masked()) {
      return Answer.Refused.because(Problem.INTERNAL_ERROR);
    }
    return new Answer.OfCharge(done.status() == ChargeStatus.DECLINED ? 402 : 200, done);
  }
}
