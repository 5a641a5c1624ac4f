package io.quittance.providers.simulator;

import io.quittance.domain.Outcome;
import io.quittance.domain.Reference;
import io.quittance.domain.RefusalCause;
import java.util.Objects;
import tools.jackson.core.JacksonException;

/** What the simulator's answers about refunds mean; a doubt is unknown, as with charges. */
final class RefundAnswers {

  private RefundAnswers() {}

  static Outcome toRefund(Reference.ToRefund of, Exchange.Result result) {
    return switch (result) {
      case Exchange.NotConnected none -> new Outcome.NotSent(of, null);
      case Exchange.NoAnswer none -> new Outcome.Unknown(of);
      case Exchange.Answer a when a.status() == 200 -> state(of, a);
      case Exchange.Answer a ->
          switch (Problems.codeOf(a)) {
            case "rate_limited", "unavailable" -> new Outcome.NotSent(of, a.retryAfter());
            case "refund_refused",
                "refund_exceeds_captured",
                "already_refunded",
                "account_closed",
                "charge_too_old",
                "charge_disputed",
                "charge_not_captured",
                "charge_not_found",
                "currency_mismatch",
                "field_invalid" ->
                new Outcome.Refused(of, causeOf(Problems.codeOf(a)));
            default -> new Outcome.Unknown(of);
          };
    };
  }

  static Outcome toLookUp(Reference.ToRefund of, Exchange.Result result) {
    return LookUpAnswers.of(of, result, "refund_not_found", answer -> state(of, answer));
  }

  private static Outcome state(Reference.ToRefund of, Exchange.Answer answer) {
    try {
      Wire.Refund refund = answer.as(Wire.Refund.class);
      Wire.Amount amount = Objects.requireNonNull(refund.amount());
      return switch (Objects.requireNonNullElse(refund.status(), "")) {
        case "succeeded" -> new Outcome.Refunded(of, amount.money(), refund.id());
        case "pending" -> new Outcome.RefundPending(of, refund.id());
        case "failed" ->
            new Outcome.Refused(of, causeOf(Objects.requireNonNullElse(refund.failureCode(), "")));
        default -> new Outcome.Unknown(of);
      };
    } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
      return new Outcome.Unknown(of);
    }
  }

  private static RefusalCause causeOf(String code) {
    return switch (code) {
      case "refund_exceeds_captured", "already_refunded" -> RefusalCause.ALREADY_REFUNDED;
      case "account_closed" -> RefusalCause.ACCOUNT_CLOSED;
      case "charge_too_old" -> RefusalCause.TOO_OLD;
      case "charge_disputed" -> RefusalCause.DISPUTED;
      default -> RefusalCause.OTHER;
    };
  }
}
