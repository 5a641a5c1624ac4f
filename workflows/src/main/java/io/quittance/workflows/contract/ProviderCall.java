package io.quittance.workflows.contract;

import io.quittance.domain.Step;
import org.jspecify.annotations.Nullable;

/**
 * The input of every payment activity.
 *
 * @param orderId the order, for logs
 * @param provider whom to call
 * @param reference which attempt or refund, by its name at the provider
 * @param payment the attempt whose money a refund returns; null otherwise
 * @param amount how much; null where the call moves nothing
 * @param method the customer's means of payment; null except in a charge
 * @param capture false in a charge that only reserves
 * @param returnUrl where the customer's browser goes after a redirect; null if nowhere
 */
public record ProviderCall(
    String orderId,
    String provider,
    String reference,
    @Nullable String payment,
    @Nullable Amount amount,
    @Nullable String method,
    boolean capture,
    @Nullable String returnUrl) {

  /** Returns the input for a step's activity. */
  public static ProviderCall of(Step.Call step) {
    return switch (step) {
      case Step.Charge s ->
          call(s, null, Amount.of(s.amount()), s.method(), s.capture(), s.returnUrl());
      case Step.Capture s -> call(s, null, Amount.of(s.amount()), null, true, null);
      case Step.Close s -> call(s, null, null, null, false, null);
      case Step.Refund s -> call(s, s.payment().text(), Amount.of(s.amount()), null, false, null);
      case Step.LookUp s -> call(s, null, null, null, false, null);
    };
  }

  private static ProviderCall call(
      Step.Call step,
      @Nullable String payment,
      @Nullable Amount amount,
      @Nullable String method,
      boolean capture,
      @Nullable String returnUrl) {
    return new ProviderCall(
        step.reference().order().value(),
        step.provider(),
        step.reference().text(),
        payment,
        amount,
        method,
        capture,
        returnUrl);
  }
}
