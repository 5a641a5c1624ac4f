package io.quittance.workflows.impl.simulation;

import io.quittance.domain.Outcome;
import io.quittance.domain.Step;
import io.quittance.workflows.contract.PaymentActivities;
import io.quittance.workflows.contract.ProviderAnswer;
import io.quittance.workflows.contract.ProviderCall;
import io.temporal.failure.ApplicationFailure;
import java.util.function.Function;

/** The payment activities of all simulated orders: each call goes to the order's own provider. */
final class ProviderCalls implements PaymentActivities {

  private final Function<String, SimulatedOrder> orders;

  ProviderCalls(Function<String, SimulatedOrder> orders) {
    this.orders = orders;
  }

  @Override
  public ProviderAnswer charge(ProviderCall call) {
    return ProviderAnswer.of(outcome(call, Wire.charge(call)));
  }

  @Override
  public ProviderAnswer capture(ProviderCall call) {
    return ProviderAnswer.of(outcome(call, Wire.capture(call)));
  }

  @Override
  public ProviderAnswer close(ProviderCall call) {
    return ProviderAnswer.of(unlessNoAnswer(outcome(call, Wire.close(call))));
  }

  @Override
  public ProviderAnswer refund(ProviderCall call) {
    return ProviderAnswer.of(unlessNotSent(outcome(call, Wire.refund(call))));
  }

  @Override
  public ProviderAnswer lookUp(ProviderCall call) {
    return ProviderAnswer.of(unlessNoAnswer(outcome(call, Wire.lookUp(call))));
  }

  private Outcome outcome(ProviderCall call, Step.Call step) {
    return orders.apply(call.orderId()).perform(step);
  }

  private static Outcome unlessNoAnswer(Outcome outcome) {
    if (outcome instanceof Outcome.Unknown) {
      throw ApplicationFailure.newFailure("no answer", NO_ANSWER);
    }
    return unlessNotSent(outcome);
  }

  private static Outcome unlessNotSent(Outcome outcome) {
    if (outcome instanceof Outcome.NotSent) {
      throw ApplicationFailure.newFailure("turned away", NOT_SENT);
    }
    return outcome;
  }
}
