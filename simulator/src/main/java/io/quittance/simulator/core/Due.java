package io.quittance.simulator.core;

import java.time.Instant;
import java.util.Optional;

/** An effect that happens at a given time, whether or not anybody calls. */
public sealed interface Due {

  /** When it happens. */
  Instant at();

  /** A charge that is executed. */
  record OfCharge(Instant at, String reference) implements Due {}

  /** A refund that succeeds. */
  record OfRefund(Instant at, String reference) implements Due {}

  /** What a charge came to, undone by the provider itself. */
  record OfUndoing(Instant at, String reference) implements Due {}

  /** A refund that is taken back. */
  record OfTakingBack(Instant at, String reference) implements Due {}

  /** The effect that an event puts off to later; empty when it puts off none. */
  static Optional<Due> after(Event event) {
    return switch (event) {
      case Event.ChargeAccepted e when e.due() != null && e.due().isAfter(e.at()) ->
          Optional.of(new OfCharge(e.due(), e.reference()));
      case Event.RefundAccepted e when e.due() != null && e.due().isAfter(e.at()) ->
          Optional.of(new OfRefund(e.due(), e.reference()));
      case Event.ChargeExecuted e when e.undone() != null ->
          Optional.of(new OfUndoing(e.undone(), e.reference()));
      case Event.ChargeCaptured e when e.undone() != null ->
          Optional.of(new OfUndoing(e.undone(), e.reference()));
      case Event.RefundExecuted e when e.undone() != null ->
          Optional.of(new OfTakingBack(e.undone(), e.reference()));
      case Event.ChargeAccepted _,
          Event.ChargeExecuted _,
          Event.ChargeCaptured _,
          Event.ChargeReversed _,
          Event.ChargeClosed _,
          Event.ChargeDisputed _,
          Event.ChargeThrottled _,
          Event.RefundAccepted _,
          Event.RefundExecuted _,
          Event.RefundTakenBack _,
          Event.RefundRefused _,
          Event.WebhookPlanned _,
          Event.WebhookEnded _,
          Event.Called _ ->
          Optional.empty();
    };
  }
}
