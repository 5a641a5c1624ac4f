package io.quittance.workflows.contract;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * The calls an order makes to a payment provider. What the provider says is a value, also when it
 * is "no"; a failure means that a retry is safe and asked for.
 */
@ActivityInterface
public interface PaymentActivities {

  /** The failure type that says: the request certainly did not reach the provider. */
  String NOT_SENT = "NotSent";

  /** The failure type that says: a question, or a close, got no answer. */
  String NO_ANSWER = "NoAnswer";

  /** Takes or reserves money. Never retried here: sending again is the machine's decision. */
  @ActivityMethod(name = "Charge")
  ProviderAnswer charge(ProviderCall call);

  /** Takes reserved money. Never retried here either. */
  @ActivityMethod(name = "Capture")
  ProviderAnswer capture(ProviderCall call);

  /** Voids or closes an attempt. */
  @ActivityMethod(name = "Close")
  ProviderAnswer close(ProviderCall call);

  /** Returns money. */
  @ActivityMethod(name = "Refund")
  ProviderAnswer refund(ProviderCall call);

  /** Asks what became of an attempt or a refund. */
  @ActivityMethod(name = "LookUp")
  ProviderAnswer lookUp(ProviderCall call);
}
