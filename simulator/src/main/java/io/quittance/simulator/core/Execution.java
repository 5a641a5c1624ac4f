package io.quittance.simulator.core;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a charge comes to when it is executed, and what the provider undoes of that by itself. */
final class Execution {

  private Execution() {}

  /** The charge's outcome, as its method has it. */
  static Event.ChargeExecuted of(Event.ChargeAccepted accepted, Instant now) {
    return switch (accepted.method().charging()) {
      case DECLINES -> declined(accepted, "card_declined", now);
      case CAPTURE_FAILS ->
          accepted.capture()
              ? declined(accepted, Problem.CAPTURE_REFUSED.toString(), now)
              : succeeded(accepted, now);
      case CAPTURES,
          SLOW,
          LOST,
          UNANSWERED,
          DELAYED,
          FAILS_AFTER,
          REDIRECTS,
          RATE_LIMITED,
          TAKES_LESS,
          REVERSES,
          EXPIRES ->
          succeeded(accepted, now);
    };
  }

  /** The outcome of a charge that nothing stands in the way of. */
  static Event.ChargeExecuted succeeded(Event.ChargeAccepted accepted, Instant now) {
    PaymentMethod method = accepted.method();
    ChargeStatus result = accepted.capture() ? ChargeStatus.CAPTURED : ChargeStatus.AUTHORIZED;
    return new Event.ChargeExecuted(
        now,
        accepted.reference(),
        result,
        null,
        accepted.capture() ? method.taken(accepted.amount()) : null,
        method.undone(result, now));
  }

  /** What is reserved is released, and of what was taken the rest is given back. */
  static List<Event> undo(@Nullable ChargeEntry entry, Instant now) {
    if (entry == null || entry.undone() == null) {
      return List.of();
    }
    Charge charge = entry.charge();
    return switch (charge.status()) {
      case AUTHORIZED -> List.of(new Event.ChargeClosed(now, charge.reference(), charge.id()));
      case CAPTURED ->
          entry.left() == 0
              ? List.of()
              : List.of(new Event.ChargeReversed(now, charge.reference(), entry.left()));
      case PENDING, DECLINED, CLOSED -> List.of();
    };
  }

  private static Event.ChargeExecuted declined(
      Event.ChargeAccepted accepted, String code, Instant now) {
    return new Event.ChargeExecuted(now, accepted.reference(), ChargeStatus.DECLINED, code);
  }
}
