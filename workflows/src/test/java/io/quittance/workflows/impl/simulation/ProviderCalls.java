package io.quittance.workflows.impl.simulation;

import io.quittance.domain.Outcome;
import io.quittance.domain.Step;
import io.quittance.workflows.contract.PaymentActivities;
import io.quittance.workflows.contract.ProviderAnswer;
import io.quittance.workflows.contract.ProviderCall;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The payment activities of all simulated orders: each call goes to the order's own provider. */
final class ProviderCalls implements PaymentActivities {

  /** Where the calls of an order go. */
  interface Line {

    /** Makes a call and returns its outcome; empty if it never comes back. */
    Optional<Outcome> perform(Step.Call call);

    /** A call fails, and may be tried again. */
    void fails();
  }

  /** The real activities wait for nothing longer. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final Function<String, Line> lines;

  ProviderCalls(Function<String, Line> lines) {
    this.lines = lines;
  }

  @Override
  public ProviderAnswer charge(ProviderCall call) {
    return answer(call, Wire.charge(call), outcome -> outcome);
  }

  @Override
  public ProviderAnswer capture(ProviderCall call) {
    return answer(call, Wire.capture(call), outcome -> outcome);
  }

  @Override
  public ProviderAnswer close(ProviderCall call) {
    return answer(call, Wire.close(call), outcome -> unlessNoAnswer(call, outcome));
  }

  @Override
  public ProviderAnswer refund(ProviderCall call) {
    return answer(call, Wire.refund(call), outcome -> unlessNotSent(call, outcome));
  }

  @Override
  public ProviderAnswer lookUp(ProviderCall call) {
    return answer(call, Wire.lookUp(call), outcome -> unlessNoAnswer(call, outcome));
  }

  /** Nobody ever sees what is returned by a call that does not come back. */
  private ProviderAnswer answer(ProviderCall call, Step.Call step, UnaryOperator<Outcome> told) {
    Optional<Outcome> outcome = lines.apply(call.orderId()).perform(step);
    return ProviderAnswer.of(
        outcome.map(told).orElseGet(() -> new Outcome.Unknown(step.reference())));
  }

  private Outcome unlessNoAnswer(ProviderCall call, Outcome outcome) {
    if (outcome instanceof Outcome.Unknown) {
      throw failure(call, NO_ANSWER);
    }
    return unlessNotSent(call, outcome);
  }

  private Outcome unlessNotSent(ProviderCall call, Outcome outcome) {
    if (outcome instanceof Outcome.NotSent notSent && isShort(notSent.retryAfter())) {
      throw failure(call, NOT_SENT);
    }
    return outcome;
  }

  private static boolean isShort(@Nullable Duration pause) {
    return pause == null || pause.compareTo(LONGEST_PAUSE) <= 0;
  }

  private ApplicationFailure failure(ProviderCall call, String type) {
    lines.apply(call.orderId()).fails();
    return ApplicationFailure.newBuilder()
        .setType(type)
        .setMessage("no answer")
        .setCategory(ApplicationErrorCategory.BENIGN)
        .build();
  }
}
