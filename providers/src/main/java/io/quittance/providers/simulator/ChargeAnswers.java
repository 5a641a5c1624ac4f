package io.quittance.providers.simulator;

import io.quittance.domain.Money;
import io.quittance.domain.Outcome;
import io.quittance.domain.Reference;
import io.quittance.domain.RefusalCause;
import java.util.Objects;
import tools.jackson.core.JacksonException;

/**
 * What the simulator's answers about charges mean. Only an answer that carries the simulator's own
 * code is taken at its word: whatever else comes, also from something in between that answers in
 * its place, leaves the outcome unknown, because the charge may have executed all the same.
 */
final class ChargeAnswers {

  private ChargeAnswers() {}

  static Outcome toCharge(Reference.ToPayment of, Exchange.Result result) {
    return switch (result) {
      case Exchange.NotConnected none -> new Outcome.NotSent(of, null);
      case Exchange.NoAnswer none -> new Outcome.Unknown(of);
      case Exchange.Answer a when a.status() == 200 || a.status() == 402 -> state(of, a);
      case Exchange.Answer a ->
          switch (Problems.codeOf(a)) {
            case "rate_limited", "unavailable" -> new Outcome.NotSent(of, a.retryAfter());
            case "reference_closed" -> new Outcome.Closed(of);
            case "method_unknown", "field_invalid" -> new Outcome.Declined(of, Problems.codeOf(a));
            default -> new Outcome.Unknown(of);
          };
    };
  }

  /** A capture or a close: repeating either is harmless, so a doubt is simply unknown. */
  static Outcome toChange(Reference.ToPayment of, Exchange.Result result) {
    return switch (result) {
      case Exchange.NotConnected none -> new Outcome.NotSent(of, null);
      case Exchange.NoAnswer none -> new Outcome.Unknown(of);
      case Exchange.Answer a when a.status() == 200 -> state(of, a);
      case Exchange.Answer a ->
          switch (Problems.codeOf(a)) {
            case "rate_limited", "unavailable" -> new Outcome.NotSent(of, a.retryAfter());
            case "already_captured", "already_declined", "reference_closed" ->
                new Outcome.Refused(of, RefusalCause.TOO_LATE);
            case "charge_pending", "capture_refused", "close_refused", "tombstones_unsupported" ->
                new Outcome.Refused(of, RefusalCause.OTHER);
            default -> new Outcome.Unknown(of);
          };
    };
  }

  static Outcome toLookUp(Reference.ToPayment of, Exchange.Result result) {
    return LookUpAnswers.of(of, result, "charge_not_found", answer -> state(of, answer));
  }

  private static Outcome state(Reference.ToPayment of, Exchange.Answer answer) {
    try {
      Wire.Charge charge = answer.as(Wire.Charge.class);
      return switch (Objects.requireNonNullElse(charge.status(), "")) {
        case "captured" -> taken(of, charge, amount(charge));
        case "authorized" -> new Outcome.Authorized(of, amount(charge).money(), charge.id());
        case "pending" -> new Outcome.Pending(of, charge.redirectUrl(), charge.id());
        case "declined" ->
            new Outcome.Declined(of, Objects.requireNonNullElse(charge.declineCode(), "declined"));
        case "closed" -> new Outcome.Closed(of);
        default -> new Outcome.Unknown(of);
      };
    } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
      return new Outcome.Unknown(of);
    }
  }

  private static Outcome taken(Reference.ToPayment of, Wire.Charge charge, Wire.Amount asked) {
    Money taken = asked.with(charge.captured());
    Money returned = asked.with(charge.refunded());
    return charge.disputed()
        ? new Outcome.Disputed(of, taken, returned, charge.id())
        : new Outcome.Captured(of, taken, returned, charge.id());
  }

  /** A charge that was closed before it was ever seen has no amount; one with money has. */
  private static Wire.Amount amount(Wire.Charge charge) {
    return Objects.requireNonNull(charge.amount());
  }
}
