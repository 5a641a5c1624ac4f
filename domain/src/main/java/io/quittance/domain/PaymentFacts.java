package io.quittance.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The facts that an answer about a payment attempt makes, with the decisions they carry. */
final class PaymentFacts {

  /** How many sends may fail to arrive before the attempt is given up as never made. */
  private static final int MAX_SENDS = 5;

  /** How long a worker that lost its engine may still be about to send what it was told to. */
  private static final Duration STALLED = Duration.ofMinutes(1);

  private final Order order;
  private final Attempt attempt;
  private final Instant now;

  PaymentFacts(Order order, Attempt attempt, Instant now) {
    this.order = order;
    this.attempt = attempt;
    this.now = now;
  }

  /** Rule 8: a wrong amount pays nothing; a cancel returns it, so then nobody has to be asked. */
  List<Fact> captured(Outcome.Captured x) {
    List<Fact> facts = new ArrayList<>();
    Fact captured = new Fact.Captured(attempt.reference(), x.amount(), x.providerReference(), now);
    facts.add(captured);
    Attempt taken = Evolution.evolve(order, captured).attempt(attempt.reference()).orElseThrow();
    if (taken.held() && isLeft(x)) {
      facts.addAll(Reviews.ofHeld(order, taken, now));
    }
    if (!x.amount().equals(attempt.amount())) {
      facts.addAll(Reviews.ofWrongAmount(order, attempt, x.amount(), now));
    }
    facts.addAll(Returns.told(order, attempt, x.amount(), x.returned(), now));
    return facts;
  }

  private static boolean isLeft(Outcome.Captured x) {
    return !x.returned().equals(x.amount());
  }

  List<Fact> authorized(Outcome.Authorized x, Watch watch, Instant actFrom) {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact.Authorized(
            attempt.reference(), x.amount(), x.providerReference(), watch, actFrom, now));
    if (!x.amount().equals(attempt.amount())) {
      facts.addAll(Reviews.ofWrongAmount(order, attempt, x.amount(), now));
    }
    return stillOpen(facts, watch, actFrom);
  }

  List<Fact> pending(Outcome.Pending x, Watch watch, Instant closeFrom) {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact.PaymentPending(
            attempt.reference(), x.redirectUrl(), x.providerReference(), watch, closeFrom, now));
    return stillOpen(facts, watch, closeFrom);
  }

  /** What can be acted on only later is what a close, or a capture, was refused of. */
  private List<Fact> stillOpen(List<Fact> facts, Watch watch, Instant actFrom) {
    Order after = OrderMachine.evolveAll(order, facts);
    Attempt open = after.attempt(attempt.reference()).orElseThrow();
    if (actFrom.isAfter(now) && Unwanted.is(after, open)) {
      facts.addAll(Reviews.ofRefusedClose(after, open, watch, now));
    }
    return facts;
  }

  /** What it is instead is looked at, at once; another close is not sent before its time. */
  List<Fact> closeRefused(RefusalCause cause, Watch watch) {
    return List.of(
        new Fact.CloseRefused(attempt.reference(), cause, watch.at(now), watch.nextAt(), now));
  }

  List<Fact> declined(String code) {
    return List.of(new Fact.Declined(attempt.reference(), code, now));
  }

  List<Fact> closed() {
    return List.of(new Fact.AttemptClosed(attempt.reference(), now));
  }

  List<Fact> refusedCapture(Watch watch) {
    return List.of(
        new Fact.FulfilmentFailed(now),
        new Fact.OutcomeUnknown(attempt.reference(), watch.at(now), watch.nextAt(), now));
  }

  /** A dispute is news of money that is taken, also where that is news itself. */
  List<Fact> disputed(Outcome.Disputed x) {
    List<Fact> facts = new ArrayList<>();
    if (!(attempt.state() instanceof AttemptState.Captured)) {
      facts.addAll(
          captured(
              new Outcome.Captured(
                  attempt.reference(), x.amount(), x.returned(), x.providerReference())));
    } else {
      facts.addAll(Returns.told(order, attempt, x.amount(), x.returned(), now));
    }
    if (!attempt.isDisputed()) {
      facts.add(new Fact.PaymentDisputed(attempt.reference(), now));
      facts.addAll(Reviews.ofDispute(order, attempt, now));
    }
    return facts;
  }

  /** What was taken before, told again: only what became of it since is news. */
  List<Fact> stillCaptured(Outcome.Captured x) {
    List<Fact> facts = new ArrayList<>();
    if (attempt.isDisputed()) {
      facts.add(new Fact.DisputeWithdrawn(attempt.reference(), now));
    }
    facts.addAll(Returns.told(order, attempt, attempt.money(), x.returned(), now));
    return facts;
  }

  List<Fact> unknown(Watch watch, Instant actFrom) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact.OutcomeUnknown(attempt.reference(), watch, actFrom, now));
    facts.addAll(Reviews.ofUnknown(order, attempt, watch, now));
    return facts;
  }

  /**
   * Rule 5: without tombstones, a second "not found" counts only if the first came too and the
   * provider's longest delay is over. It is counted from when the send was last known to be under
   * way, not from when it was decided: a send can wait for a worker.
   */
  List<Fact> missing(Watch watch, boolean missedBefore, Instant actFrom) {
    ProviderTraits traits = order.traitsOf(attempt);
    Instant graceEnd = watch.since().plus(traits.longestDelay()).plus(STALLED);
    if (!traits.tombstones() && missedBefore && now.isAfter(graceEnd)) {
      return closed();
    }
    Instant secondLook = (graceEnd.isAfter(now) ? graceEnd : now).plus(Watch.pause(0));
    Watch next = traits.tombstones() ? watch : watch.at(secondLook);
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact.AttemptNotFound(attempt.reference(), next, actFrom, now));
    facts.addAll(Reviews.ofUnknown(order, attempt, watch, now));
    return facts;
  }

  List<Fact> notSent(int sendsBefore, Outcome.NotSent x) {
    if (sendsBefore + 1 >= MAX_SENDS) {
      return closed();
    }
    Duration pause = x.retryAfter() == null ? Watch.pause(sendsBefore) : x.retryAfter();
    return List.of(new Fact.ChargeNotSent(attempt.reference(), now.plus(pause), now));
  }
}
