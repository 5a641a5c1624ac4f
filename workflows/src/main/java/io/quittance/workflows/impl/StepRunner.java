package io.quittance.workflows.impl;

import io.quittance.domain.Outcome;
import io.quittance.domain.Step;
import io.quittance.workflows.contract.PaymentActivities;
import io.quittance.workflows.contract.ProviderAnswer;
import io.quittance.workflows.contract.ProviderCall;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TimeoutFailure;
import io.temporal.workflow.ActivityStub;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Performs one step's call as an activity and says what became of it. */
final class StepRunner {

  private StepRunner() {}

  /**
   * Performs a call and waits for its outcome, whatever it takes.
   *
   * @param usefulFor how long a charge may wait for a worker, and a refund take in all
   * @param unwanted whether the call has lost its purpose; while it has not started, it is then
   *     withdrawn and counts as not sent. What has started is never interrupted: it can't be
   *     un-sent
   */
  static Outcome perform(Step.Call call, Duration usefulFor, Supplier<Boolean> unwanted) {
    ActivityStub activities = Workflow.newUntypedActivityStub(ActivityPolicies.of(call, usefulFor));
    AtomicReference<Promise<ProviderAnswer>> started = new AtomicReference<>();
    CancellationScope scope =
        Workflow.newCancellationScope(
            () ->
                started.set(
                    activities.executeAsync(
                        nameOf(call), ProviderAnswer.class, ProviderCall.of(call))));
    scope.run();
    Promise<ProviderAnswer> answer = started.get();
    Workflow.await(() -> answer.isCompleted() || unwanted.get());
    if (!answer.isCompleted()) {
      scope.cancel();
    }
    return outcomeOf(call, answer);
  }

  private static Outcome outcomeOf(Step.Call call, Promise<ProviderAnswer> answer) {
    try {
      return answer.get().toOutcome();
    } catch (ActivityFailure failure) {
      return outcomeOf(call, failure);
    }
  }

  /**
   * A charge is sent once at most, so one that was withdrawn or not taken in time was not sent. Of
   * a call that is repeated only the last try is known, so the machine takes its "not sent" for
   * unknown.
   */
  private static Outcome outcomeOf(Step.Call call, ActivityFailure failure) {
    return isNeverStarted(failure.getCause()) || isTurnedAway(failure.getCause())
        ? new Outcome.NotSent(call.reference(), null)
        : new Outcome.Unknown(call.reference());
  }

  private static boolean isNeverStarted(@Nullable Throwable cause) {
    return cause instanceof CanceledFailure
        || (cause instanceof TimeoutFailure timeout
            && timeout.getTimeoutType() == TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_START);
  }

  private static boolean isTurnedAway(@Nullable Throwable cause) {
    return cause instanceof ApplicationFailure failure
        && PaymentActivities.NOT_SENT.equals(failure.getType());
  }

  private static String nameOf(Step.Call call) {
    return switch (call) {
      case Step.Charge c -> "Charge";
      case Step.Capture c -> "Capture";
      case Step.Close c -> "Close";
      case Step.Refund c -> "Refund";
      case Step.LookUp c -> "LookUp";
    };
  }
}
