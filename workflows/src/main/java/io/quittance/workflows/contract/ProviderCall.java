package io.quittance.workflows.contract;

import io.quittance.domain.Reference;
import io.quittance.domain.Step;
import org.jspecify.annotations.Nullable;

/**
 * The input of every payment activity.
 *
 * @param orderId the order, for logs
 * @param provider whom to call
 * @param reference which attempt or refund, by our name for it
 * @param name its name at the provider, where that is not our name for it; null where it is
 * @param payment the attempt whose money a refund returns, by our name for it; null otherwise. The
 *     {@code name} of a refund is that attempt's
 * @param amount how much; null where the call moves nothing
 * @param method the customer's means of payment; null except in a charge
 * @param capture false in a charge that only reserves
 * @param returnUrl where the customer's browser goes after a redirect; null if nowhere
 */
public record ProviderCall(
    String orderId,
    String provider,
    String reference,
    @Nullable String name,
    @Nullable String payment,
    @Nullable Amount amount,
    @Nullable String method,
    boolean capture,
    @Nullable String returnUrl) {

  /** Returns the input for a step's activity. */
  public static ProviderCall of(Step.Call step) {
    return switch (step) {
      case Step.Charge s ->
          call(s, null, null, Amount.of(s.amount()), s.method(), s.capture(), s.returnUrl());
      case Step.Capture s -> call(s, null, null, Amount.of(s.amount()), null, true, null);
      case Step.Close s -> call(s, null, null, null, null, false, null);
      case Step.Refund s ->
          call(
              s,
              foreign(s.payment(), s.chargeName()),
              s.payment().text(),
              Amount.of(s.amount()),
              null,
              false,
              null);
      case Step.LookUp s ->
          call(s, foreign(s.reference(), s.name()), null, null, null, false, null);
    };
  }

  private static @Nullable String foreign(Reference reference, String name) {
    return name.equals(reference.text()) ? null : name;
  }

  private static ProviderCall call(
      Step.Call step,
      @Nullable String name,
      @Nullable String payment,
      @Nullable Amount amount,
      @Nullable String method,
      boolean capture,
      @Nullable String returnUrl) {
    return new ProviderCall(
        step.reference().order().value(),
        step.provider(),
        step.reference().text(),
        name,
        payment,
        amount,
        method,
        capture,
        returnUrl);
  }
}
