package io.quittance.workflows.impl;

import io.quittance.domain.Step;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/**
 * How long each call to a provider may take and how often it is repeated.
 *
 * <p>A look-up, a close and a capture have no limit on waiting for a worker: without one the order
 * waits, as it must. The time to answer is longer than the provider adapters' own time-out, so that
 * normally the adapter, which knows whether the request was sent, says what a missing answer means.
 */
final class ActivityPolicies {

  /** Longer than any adapter waits for its provider (10 s). */
  private static final Duration ANSWER = Duration.ofSeconds(15);

  private ActivityPolicies() {}

  /**
   * Returns the options of a call.
   *
   * @param usefulFor how long a charge that no worker has taken yet may still be taken: past the
   *     deadline nobody expects it any more. That it was never started is proof that it was not
   *     sent. A refund's send may have been sent before, and is given up, and looked up, before the
   *     provider can have forgotten that (rule 6)
   */
  static ActivityOptions of(Step.Call call, Duration usefulFor) {
    return switch (call) {
      case Step.Charge c ->
          ActivityOptions.newBuilder(once("Charge " + c.amount() + " as " + c.reference()))
              .setScheduleToStartTimeout(usefulFor)
              .build();
      case Step.Capture c -> once("Capture " + c.amount() + " of " + c.reference());
      case Step.Close c -> repeated("Close " + c.reference(), 3);
      case Step.Refund c ->
          ActivityOptions.newBuilder(
                  repeated(
                      "Refund " + c.amount() + " of " + c.payment() + " as " + c.reference(), 4))
              .setScheduleToCloseTimeout(usefulFor)
              .build();
      case Step.LookUp c -> repeated("Look up " + c.reference(), 3);
    };
  }

  /** Sending money's way again is the machine's decision: a cancel may have come in between. */
  private static ActivityOptions once(String summary) {
    return repeated(summary, 1);
  }

  /**
   * Only what an activity calls a failure is repeated. One that did not come back may have
   * executed, and by the time a worker takes it again the provider may have forgotten its reference
   * (rule 6).
   */
  private static ActivityOptions repeated(String summary, int attempts) {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(ANSWER)
        .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofMillis(500))
                .setBackoffCoefficient(2)
                .setMaximumInterval(Duration.ofSeconds(10))
                .setMaximumAttempts(attempts)
                .setDoNotRetry("TemporalTimeout:StartToClose")
                .build())
        .setSummary(summary)
        .build();
  }
}
