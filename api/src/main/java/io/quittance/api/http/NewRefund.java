package io.quittance.api.http;

import io.quittance.workflows.contract.Amount;
import io.quittance.workflows.contract.CommandRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that asks for money back. */
record NewRefund(
    @Schema(description = "In the order's currency. Left out: all that is left.")
        @Nullable Amount amount,
    @Schema(maxLength = 500, example = "one of two was broken") @Nullable String reason,
    @Schema(maxLength = 64, example = "support") @Nullable String requestedBy) {

  static NewRefund read(Fields body) {
    return new NewRefund(
        AmountField.optional(body),
        body.text("reason", Texts.prose(500)),
        body.text("requestedBy", Texts.prose(64)));
  }

  /**
   * Returns the command.
   *
   * @param revision only if the order stands at it; null: however it stands
   */
  CommandRequest command(String commandId, @Nullable Integer revision) {
    Long minorUnits = amount == null ? null : amount.value();
    return CommandRequest.refund(commandId, requestedBy, minorUnits, reason, revision);
  }
}
