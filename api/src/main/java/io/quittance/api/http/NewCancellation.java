package io.quittance.api.http;

import io.quittance.workflows.contract.CommandRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that asks for the cancel. */
record NewCancellation(
    @Schema(maxLength = 500, example = "changed my mind") @Nullable String reason,
    @Schema(maxLength = 64, example = "customer") @Nullable String requestedBy) {

  static NewCancellation read(Fields body) {
    return new NewCancellation(
        body.text("reason", Texts.prose(500)), body.text("requestedBy", Texts.prose(64)));
  }

  /** Returns who asks; somebody, where nobody says. */
  String by() {
    return requestedBy == null || requestedBy.isBlank() ? CommandRequest.SOMEBODY : requestedBy;
  }

  CommandRequest command(String commandId) {
    return CommandRequest.cancel(commandId, requestedBy, reason);
  }
}
