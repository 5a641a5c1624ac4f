package io.quittance.api.http;

import io.quittance.workflows.contract.Amount;
import io.quittance.workflows.contract.CommandRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The body that asks for a refund. */
record NewRefund(
    @Schema(description = "In the order's currency; left out: all that is left.")
        @Nullable Amount amount,
    @Schema(maxLength = 500, example = "one ticket returned") @Nullable String reason,
    @Schema(maxLength = 64, example = "shop") @Nullable String requestedBy) {

  static NewRefund read(Fields body) {
    return new NewRefund(
        body.value("amount") == null ? null : AmountField.read(body),
        body.text("reason", Texts.prose(500)),
        body.text("requestedBy", Texts.prose(64)));
  }

  CommandRequest command(String commandId, HttpServletRequest request) {
    return CommandRequest.refund(
        commandId, requestedBy, amount, reason, ExpectedRevision.of(request));
  }
}
