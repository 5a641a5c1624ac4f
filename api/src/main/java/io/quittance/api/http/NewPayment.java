package io.quittance.api.http;

import io.quittance.api.orders.ProblemCode;
import io.quittance.providers.PaymentProvider;
import io.quittance.providers.Providers;
import io.quittance.workflows.contract.CommandRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that asks for a payment. */
record NewPayment(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "tok_ok") String paymentMethod,
    @Schema(description = "May be left out where there is only one.", example = "simulator")
        String provider,
    @Schema(description = "Where the customer's browser goes after a redirect.", format = "uri")
        @Nullable String returnUrl) {

  private static final String DEFAULT = "simulator";

  static NewPayment read(Fields body, Providers providers) {
    PaymentProvider provider = provider(body.text("provider", text -> true), providers);
    return new NewPayment(
        body.requiredText("paymentMethod", provider::accepts),
        provider.name(),
        body.text("returnUrl", Texts.WEB_ADDRESS));
  }

  private static PaymentProvider provider(@Nullable String named, Providers providers) {
    if (named == null && providers.all().size() == 1) {
      return providers.all().getFirst();
    }
    return providers
        .find(named == null ? DEFAULT : named)
        .orElseThrow(
            () -> new ProblemException(Problem.of(ProblemCode.PROVIDER_UNKNOWN, "provider")));
  }

  CommandRequest command(String commandId) {
    return CommandRequest.pay(commandId, provider, paymentMethod, returnUrl);
  }
}
