package io.quittance.simulator.core;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that the books hold under one charge reference.
 *
 * @param arrival its place in the order of first arrival
 * @param charge the charge as it stands
 * @param accepted how it was taken in; null when the reference was closed before any charge arrived
 * @param firstAnswer what a repeated call is told; null while the caller waits
 * @param undone when the provider undoes by itself what it came to; null when it does not
 * @param refunds what is known of its refunds
 */
public record ChargeEntry(
    long arrival,
    Charge charge,
    Event.@Nullable ChargeAccepted accepted,
    @Nullable Answer firstAnswer,
    @Nullable Instant undone,
    Refunds refunds) {

  /**
   * What is known of a charge's refunds, beside what they have returned.
   *
   * @param pending what those under way will return, in minor units
   * @param refused how many its method has refused
   * @param undone whether one was taken back, or will be
   */
  record Refunds(long pending, int refused, boolean undone) {
    static final Refunds NONE = new Refunds(0, 0, false);
  }

  static ChargeEntry accepted(long arrival, Event.ChargeAccepted event) {
    boolean redirected = event.method().charging() == Charging.REDIRECTS;
    Charge charge =
        Charge.seen(
            event.reference(),
            event.id(),
            ChargeStatus.PENDING,
            event.amount(),
            redirected,
            event.at());
    Answer answer = redirected ? answer(event, charge) : null;
    return new ChargeEntry(arrival, charge, event, answer, null, Refunds.NONE);
  }

  static ChargeEntry tombstone(long arrival, Event.ChargeClosed event) {
    Charge charge =
        Charge.seen(event.reference(), event.id(), ChargeStatus.CLOSED, null, false, event.at());
    Answer answer = Answer.Refused.because(Problem.REFERENCE_CLOSED);
    return new ChargeEntry(arrival, charge, null, answer, null, Refunds.NONE);
  }

  ChargeEntry executed(Event.ChargeExecuted event) {
    if (!unexecuted()) {
      throw new BrokenBooks("the charge " + event.reference() + " was executed before");
    }
    Charge done = charge.executed(event.status(), event.declineCode(), event.captured());
    Answer answer = firstAnswer == null ? answer(accepted, done) : firstAnswer;
    return new ChargeEntry(arrival, done, accepted, answer, event.undone(), refunds);
  }

  ChargeEntry captured(Event.ChargeCaptured event) {
    if (charge.amount() == null) {
      throw new BrokenBooks("the charge " + charge.reference() + " has no amount to capture");
    }
    Charge taken = charge.executed(ChargeStatus.CAPTURED, null, event.captured());
    return new ChargeEntry(arrival, taken, accepted, firstAnswer, event.undone(), refunds);
  }

  ChargeEntry reversed(Event.ChargeReversed event) {
    Charge returned = charge.refunded(event.value());
    return new ChargeEntry(arrival, returned, accepted, firstAnswer, null, refunds);
  }

  ChargeEntry closed() {
    Answer answer =
        firstAnswer == null ? Answer.Refused.because(Problem.REFERENCE_CLOSED) : firstAnswer;
    return new ChargeEntry(arrival, charge.closed(), accepted, answer, null, refunds);
  }

  ChargeEntry disputed() {
    return with(charge.underDispute(), refunds);
  }

  ChargeEntry refunding(long value) {
    return with(
        charge, new Refunds(refunds.pending() + value, refunds.refused(), refunds.undone()));
  }

  ChargeEntry refunded(long value, boolean undoneLater) {
    return with(
        charge.refunded(value),
        new Refunds(refunds.pending() - value, refunds.refused(), refunds.undone() || undoneLater));
  }

  ChargeEntry refundTakenBack(long value) {
    return with(charge.refunded(-value), refunds);
  }

  ChargeEntry refundRefused() {
    return with(charge, new Refunds(refunds.pending(), refunds.refused() + 1, refunds.undone()));
  }

  /** Whether it was taken in and is neither executed nor closed. */
  boolean unexecuted() {
    return charge.status() == ChargeStatus.PENDING;
  }

  /** Whether it is still on its way, so that a look-up knows nothing of it. */
  boolean hidden() {
    return unexecuted() && accepted != null && accepted.method().charging() == Charging.DELAYED;
  }

  /** Whether its customer is, or was, sent to the provider's page. */
  public boolean isRedirected() {
    return accepted != null && accepted.method().charging() == Charging.REDIRECTS;
  }

  Telling telling() {
    return accepted == null ? Telling.ONCE : accepted.method().telling();
  }

  /** What time will bring; empty when nothing. */
  Optional<Due> due() {
    if (unexecuted()) {
      return Optional.ofNullable(accepted)
          .map(Event.ChargeAccepted::due)
          .map(at -> new Due.OfCharge(at, charge.reference()));
    }
    return Optional.ofNullable(undone)
        .filter(_ -> charge.status() == ChargeStatus.AUTHORIZED || left() > 0)
        .map(at -> new Due.OfUndoing(at, charge.reference()));
  }

  /** What is left to refund, in minor units. */
  long left() {
    return charge.captured() - charge.refunded() - refunds.pending();
  }

  private ChargeEntry with(Charge changed, Refunds known) {
    return new ChargeEntry(arrival, changed, accepted, firstAnswer, undone, known);
  }

  private static Answer answer(Event.@Nullable ChargeAccepted accepted, Charge done) {
    if (accepted != null && accepted.masked()) {
      return Answer.Refused.because(Problem.INTERNAL_ERROR);
    }
    return new Answer.OfCharge(done.status() == ChargeStatus.DECLINED ? 402 : 200, done);
  }
}
