package io.quittance.simulator.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What becomes of a charge when its customer acts at last. */
final class CustomerRules {

  private CustomerRules() {}

  static Decision act(@Nullable ChargeEntry known, CustomerResult result, Instant now) {
    if (known == null || known.hidden()) {
      return Decision.refused(Problem.CHARGE_NOT_FOUND);
    }
    Event.ChargeAccepted accepted = known.accepted();
    if (accepted == null || accepted.method().charging() != Charging.REDIRECTS) {
      return Decision.refused(Problem.NO_CUSTOMER_AWAITED);
    }
    return switch (result) {
      case PAID -> pay(known, accepted, now);
      case ABANDONED -> abandon(known, accepted, now);
    };
  }

  private static Decision pay(ChargeEntry known, Event.ChargeAccepted accepted, Instant now) {
    return switch (known.charge().status()) {
      case PENDING -> execute(known, Execution.succeeded(accepted, now));
      // Real providers do this too: the money was on its way when the charge was closed.
      case CLOSED ->
          accepted.capture()
              ? ChargeRules.take(known, now)
              : Decision.refused(Problem.REFERENCE_CLOSED);
      case CAPTURED, AUTHORIZED -> Decision.shown(known.charge());
      case DECLINED -> Decision.refused(Problem.ALREADY_DECLINED);
    };
  }

  private static Decision abandon(ChargeEntry known, Event.ChargeAccepted accepted, Instant now) {
    return switch (known.charge().status()) {
      case PENDING ->
          execute(
              known,
              new Event.ChargeExecuted(
                  now, accepted.reference(), ChargeStatus.DECLINED, "abandoned"));
      case CLOSED, DECLINED -> Decision.shown(known.charge());
      case CAPTURED, AUTHORIZED -> Decision.refused(Problem.ALREADY_PAID);
    };
  }

  private static Decision execute(ChargeEntry known, Event.ChargeExecuted event) {
    return Decision.done(event, known.executed(event).charge());
  }
}
