package io.quittance.activities;

import io.quittance.domain.Money;
import io.quittance.domain.Outcome;
import io.quittance.domain.Reference;
import io.quittance.domain.Step;
import io.quittance.providers.PaymentProvider;
import io.quittance.providers.Providers;
import io.quittance.workflows.contract.PaymentActivities;
import io.quittance.workflows.contract.ProviderAnswer;
import io.quittance.workflows.contract.ProviderCall;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The payment activities, each one call of a provider. */
public final class ProviderActivities implements PaymentActivities {

  private static final Logger log = LoggerFactory.getLogger(ProviderActivities.class);

  private final Providers providers;

  /** Takes the providers that orders may be paid through. */
  public ProviderActivities(Providers providers) {
    this.providers = providers;
  }

  @Override
  public ProviderAnswer charge(ProviderCall call) {
    Step.Charge step =
        new Step.Charge(
            payment(call.reference()),
            call.provider(),
            Objects.requireNonNull(call.method(), "method"),
            money(call),
            call.capture(),
            call.returnUrl());
    return ProviderAnswer.of(logged("charge", call, () -> provider(call).charge(step)));
  }

  @Override
  public ProviderAnswer capture(ProviderCall call) {
    Step.Capture step = new Step.Capture(payment(call.reference()), call.provider(), money(call));
    return ProviderAnswer.of(logged("capture", call, () -> provider(call).capture(step)));
  }

  @Override
  public ProviderAnswer close(ProviderCall call) {
    Step.Close step = new Step.Close(payment(call.reference()), call.provider());
    Outcome outcome = logged("close", call, () -> provider(call).close(step));
    return ProviderAnswer.of(ActivityFailures.unlessNoAnswer(outcome));
  }

  @Override
  public ProviderAnswer refund(ProviderCall call) {
    String payment = Objects.requireNonNull(call.payment(), "payment");
    Step.Refund step =
        new Step.Refund(
            (Reference.ToRefund) Reference.parse(call.reference()),
            payment(payment),
            Objects.requireNonNullElse(call.name(), payment),
            call.provider(),
            money(call));
    Outcome outcome = logged("refund", call, () -> provider(call).refund(step));
    return ProviderAnswer.of(ActivityFailures.unlessNotSent(outcome));
  }

  @Override
  public ProviderAnswer lookUp(ProviderCall call) {
    Step.LookUp step =
        new Step.LookUp(
            Reference.parse(call.reference()),
            Objects.requireNonNullElse(call.name(), call.reference()),
            call.provider());
    Outcome outcome = logged("look-up", call, () -> provider(call).lookUp(step));
    return ProviderAnswer.of(ActivityFailures.unlessNoAnswer(outcome));
  }

  private PaymentProvider provider(ProviderCall call) {
    return providers
        .find(call.provider())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "this worker has no provider " + call.provider() + ": configure it"));
  }

  /**
   * Every line that is logged during the call, by whomever, carries the order and the reference.
   */
  private static Outcome logged(String what, ProviderCall call, Supplier<Outcome> made) {
    try (MDC.MDCCloseable _ = MDC.putCloseable("orderId", call.orderId());
        MDC.MDCCloseable _ = MDC.putCloseable("reference", call.reference())) {
      Outcome outcome = made.get();
      log.info("{} of {}: {}", what, call.reference(), outcome.getClass().getSimpleName());
      return outcome;
    }
  }

  private static Reference.ToPayment payment(String text) {
    return (Reference.ToPayment) Reference.parse(text);
  }

  private static Money money(ProviderCall call) {
    return Objects.requireNonNull(call.amount(), "amount").toMoney();
  }
}
