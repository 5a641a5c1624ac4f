package io.quittance.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What the provider's answer about a payment attempt means, by the call that was in flight.
 *
 * <p>An answer that makes no sense for an attempt, such as a refund's, tells nothing about it: the
 * attempt is then unknown and is looked up.
 */
final class PaymentOutcomes {

  /** How long a reservation that outlives its promised life is left alone after a look. */
  private static final Duration STILL_RESERVED = Duration.ofDays(1);

  private final Attempt attempt;
  private final Instant now;
  private final PaymentFacts facts;
  private final boolean isAnyLive;

  private PaymentOutcomes(Order order, Attempt attempt, Instant now) {
    this.attempt = attempt;
    this.isAnyLive = Looks.isAnyLive(order);
    this.now = now;
    this.facts = new PaymentFacts(order, attempt, now);
  }

  static List<Fact> facts(Order order, Attempt attempt, Outcome outcome, Instant now) {
    PaymentOutcomes about = new PaymentOutcomes(order, attempt, now);
    return switch (attempt.state()) {
      case AttemptState.Sent s -> about.charge(s, outcome);
      case AttemptState.Capturing s -> about.capture(s.watch(), outcome);
      case AttemptState.Closing s -> about.close(s.watch(), outcome);
      case AttemptState.Pending s -> about.lookUpOfPending(s, outcome);
      case AttemptState.Unknown s -> about.lookUp(s, outcome);
      case AttemptState.Created s -> about.beforeItsSend(outcome);
      case AttemptState.Authorized s -> about.lookUpOfAuthorized(s, outcome);
      case AttemptState.Captured s -> about.late(outcome);
      case AttemptState.Declined s -> about.afterItsDeath(outcome);
      case AttemptState.Closed s -> about.afterItsDeath(outcome);
    };
  }

  private List<Fact> charge(AttemptState.Sent sent, Outcome outcome) {
    Watch watch = Watch.from(now);
    return switch (outcome) {
      case Outcome.Captured x -> facts.captured(x);
      case Outcome.Authorized x -> facts.authorized(x, watch, now);
      case Outcome.Pending x -> facts.pending(x, watch, now);
      case Outcome.Declined x -> facts.declined(x.code());
      case Outcome.Refused x -> facts.declined(x.cause().name().toLowerCase(Locale.ROOT));
      case Outcome.Closed x -> facts.closed();
      case Outcome.NotFound x -> facts.missing(watch, false, now);
      case Outcome.NotSent x -> facts.notSent(sent.sends(), x);
      case Outcome.Refunded x -> facts.unknown(watch, now);
      case Outcome.RefundPending x -> facts.unknown(watch, now);
      case Outcome.Disputed x -> facts.disputed(x);
      case Outcome.Unknown x -> facts.unknown(watch, now);
    };
  }

  /** A capture that failed is tried again, if it can be, no sooner than the ladder says. */
  private List<Fact> capture(Watch before, Outcome outcome) {
    Watch watch = before.looked(now);
    return switch (outcome) {
      case Outcome.Captured x -> facts.captured(x);
      case Outcome.Refused x -> facts.refusedCapture(watch);
      case Outcome.Declined x -> facts.refusedCapture(watch);
      case Outcome.Closed x -> facts.closed();
      case Outcome.Authorized x -> facts.unknown(watch, watch.nextAt());
      case Outcome.Pending x -> facts.unknown(watch, watch.nextAt());
      case Outcome.NotFound x -> facts.unknown(watch, watch.nextAt());
      case Outcome.NotSent x -> facts.unknown(watch, watch.nextAt());
      case Outcome.Refunded x -> facts.unknown(watch, watch.nextAt());
      case Outcome.RefundPending x -> facts.unknown(watch, watch.nextAt());
      case Outcome.Disputed x -> facts.disputed(x);
      case Outcome.Unknown x -> facts.unknown(watch, watch.nextAt());
    };
  }

  private List<Fact> close(Watch before, Outcome outcome) {
    Watch watch = before.looked(now);
    return switch (outcome) {
      case Outcome.Closed x -> facts.closed();
      case Outcome.Captured x -> facts.captured(x);
      case Outcome.Declined x -> facts.declined(x.code());
      case Outcome.Refused x -> facts.closeRefused(x.cause(), watch);
      case Outcome.Authorized x -> facts.unknown(watch, now);
      case Outcome.Pending x -> facts.unknown(watch, now);
      case Outcome.NotFound x -> facts.unknown(watch, now);
      case Outcome.NotSent x -> facts.unknown(watch, now);
      case Outcome.Refunded x -> facts.unknown(watch, now);
      case Outcome.RefundPending x -> facts.unknown(watch, now);
      case Outcome.Disputed x -> facts.disputed(x);
      case Outcome.Unknown x -> facts.unknown(watch, now);
    };
  }

  private List<Fact> lookUp(AttemptState.Unknown state, Outcome outcome) {
    Watch watch = state.watch().looked(now);
    return switch (outcome) {
      case Outcome.Captured x -> facts.captured(x);
      case Outcome.Authorized x -> facts.authorized(x, watch, state.actFrom());
      case Outcome.Pending x -> facts.pending(x, watch, state.actFrom());
      case Outcome.Declined x -> facts.declined(x.code());
      case Outcome.Closed x -> facts.closed();
      case Outcome.NotFound x -> facts.missing(watch, state.missing(), state.actFrom());
      case Outcome.Refused x -> facts.unknown(watch, state.actFrom());
      case Outcome.NotSent x -> facts.unknown(watch, state.actFrom());
      case Outcome.Refunded x -> facts.unknown(watch, state.actFrom());
      case Outcome.RefundPending x -> facts.unknown(watch, state.actFrom());
      case Outcome.Disputed x -> facts.disputed(x);
      case Outcome.Unknown x -> facts.unknown(watch, state.actFrom());
    };
  }

  /** A look-up without an answer tells nothing new: the customer may still act. */
  private List<Fact> lookUpOfPending(AttemptState.Pending pending, Outcome outcome) {
    Watch watch = pending.watch().looked(now);
    Outcome.Pending same =
        new Outcome.Pending(
            attempt.reference(), pending.redirectUrl(), attempt.providerReference());
    return switch (outcome) {
      case Outcome.Pending x -> facts.pending(same, watch, now);
      case Outcome.Unknown x -> facts.pending(same, watch, now);
      case Outcome.NotSent x -> facts.pending(same, watch, now);
      case Outcome.Refused x -> facts.pending(same, watch, now);
      case Outcome.Captured x -> facts.captured(x);
      case Outcome.Authorized x -> facts.authorized(x, watch, now);
      case Outcome.Declined x -> facts.declined(x.code());
      case Outcome.Closed x -> facts.closed();
      case Outcome.NotFound x -> facts.missing(watch, false, now);
      case Outcome.Refunded x -> facts.unknown(watch, now);
      case Outcome.RefundPending x -> facts.unknown(watch, now);
      case Outcome.Disputed x -> facts.disputed(x);
    };
  }

  /** A reservation changes without us by being used or running out, or was none after all. */
  private List<Fact> lookUpOfAuthorized(AttemptState.Authorized reserved, Outcome outcome) {
    Watch watch = reserved.watch().looked(now);
    Outcome.Authorized same =
        new Outcome.Authorized(attempt.reference(), reserved.amount(), attempt.providerReference());
    return switch (outcome) {
      case Outcome.Captured x -> facts.captured(x);
      case Outcome.Disputed x -> facts.disputed(x);
      case Outcome.Declined x -> facts.declined(x.code());
      case Outcome.Closed x -> facts.closed();
      case Outcome.Authorized x ->
          facts.authorized(x, watch.at(now.plus(STILL_RESERVED)), reserved.actFrom());
      case Outcome.Pending x -> facts.pending(x, watch, now);
      case Outcome.Refunded x -> facts.authorized(same, watch, reserved.actFrom());
      case Outcome.RefundPending x -> facts.authorized(same, watch, reserved.actFrom());
      case Outcome.Refused x -> facts.authorized(same, watch, reserved.actFrom());
      case Outcome.NotFound x -> facts.authorized(same, watch, reserved.actFrom());
      case Outcome.NotSent x -> facts.authorized(same, watch, reserved.actFrom());
      case Outcome.Unknown x -> facts.authorized(same, watch, reserved.actFrom());
    };
  }

  /** A send that was taken for not arrived may have arrived: only what the provider has counts. */
  private List<Fact> beforeItsSend(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Captured x -> facts.captured(x);
      case Outcome.Disputed x -> facts.disputed(x);
      case Outcome.Authorized x -> facts.authorized(x, Watch.from(now), now);
      case Outcome.Pending x -> facts.pending(x, Watch.from(now), now);
      case Outcome.Declined x -> List.of();
      case Outcome.Closed x -> List.of();
      case Outcome.Refunded x -> List.of();
      case Outcome.RefundPending x -> List.of();
      case Outcome.Refused x -> List.of();
      case Outcome.NotFound x -> List.of();
      case Outcome.NotSent x -> List.of();
      case Outcome.Unknown x -> List.of();
    };
  }

  /**
   * What was thought dead is alive. What may still take money waits for its turn if another attempt
   * is live, since two must never be (rule 2): the look is repeated until then.
   */
  private List<Fact> afterItsDeath(Outcome outcome) {
    boolean mustWait =
        isAnyLive && (outcome instanceof Outcome.Authorized || outcome instanceof Outcome.Pending);
    return mustWait ? List.of() : beforeItsSend(outcome);
  }

  /** Nothing was in flight: only what concerns money that was thought settled counts. */
  private List<Fact> late(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Captured x -> facts.stillCaptured(x);
      case Outcome.Disputed x -> facts.disputed(x);
      case Outcome.Authorized x -> List.of();
      case Outcome.Pending x -> List.of();
      case Outcome.Declined x -> List.of();
      case Outcome.Closed x -> List.of();
      case Outcome.Refunded x -> List.of();
      case Outcome.RefundPending x -> List.of();
      case Outcome.Refused x -> List.of();
      case Outcome.NotFound x -> List.of();
      case Outcome.NotSent x -> List.of();
      case Outcome.Unknown x -> List.of();
    };
  }
}
