package io.quittance.domain;

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

  private final Attempt attempt;
  private final Instant now;
  private final PaymentFacts facts;

  private PaymentOutcomes(Order order, Attempt attempt, Instant now) {
    this.attempt = attempt;
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
      case AttemptState.Created s -> List.of();
      case AttemptState.Authorized s -> about.lookUpOfAuthorized(outcome);
      case AttemptState.Captured s -> about.late(outcome);
      case AttemptState.Declined s -> about.late(outcome);
      case AttemptState.Closed s -> about.late(outcome);
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
      case Outcome.Disputed x -> facts.unknown(watch, now);
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
      case Outcome.Disputed x -> facts.unknown(watch, watch.nextAt());
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
      case Outcome.Disputed x -> facts.unknown(watch, now);
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
      case Outcome.Disputed x -> facts.unknown(watch, state.actFrom());
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
      case Outcome.Disputed x -> facts.unknown(watch, now);
    };
  }

  /** A reservation changes without us only by being used or by running out. */
  private List<Fact> lookUpOfAuthorized(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Captured x -> facts.captured(x);
      case Outcome.Declined x -> facts.declined(x.code());
      case Outcome.Closed x -> facts.closed();
      case Outcome.Authorized x -> List.of();
      case Outcome.Pending x -> List.of();
      case Outcome.Refunded x -> List.of();
      case Outcome.RefundPending x -> List.of();
      case Outcome.Refused x -> List.of();
      case Outcome.NotFound x -> List.of();
      case Outcome.Disputed x -> List.of();
      case Outcome.NotSent x -> List.of();
      case Outcome.Unknown x -> List.of();
    };
  }

  /** Nothing was in flight: only what concerns money that was thought settled counts. */
  private List<Fact> late(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Captured x when attempt.state().isDead() -> facts.captured(x);
      case Outcome.Disputed x
          when attempt.state() instanceof AttemptState.Captured s && !s.disputed() ->
          facts.disputed();
      case Outcome.Captured x -> List.of();
      case Outcome.Disputed x -> List.of();
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
