package io.quittance.workflows.impl.reconciliation;

import io.quittance.workflows.contract.ClaimActivities;
import io.quittance.workflows.contract.ReconciliationActivities;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Map;

/** How long each step may take and how often it is tried. */
final class ReconciliationCalls {

  /** Longer than the longest question to a provider about one order. */
  private static final Duration SILENCE = Duration.ofMinutes(2);

  private static final Duration PAGE = Duration.ofMinutes(15);

  /** A database or provider that is away for less than this is waited for. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  private ReconciliationCalls() {}

  static ReconciliationActivities pages() {
    return Workflow.newActivityStub(
        ReconciliationActivities.class,
        bookkeeping(),
        Map.of(
            "ReconcilePage",
            ActivityOptions.newBuilder()
                .setStartToCloseTimeout(PAGE)
                .setScheduleToCloseTimeout(PATIENCE)
                .setHeartbeatTimeout(SILENCE)
                .setRetryOptions(retries())
                .build()));
  }

  static ClaimActivities claims() {
    return Workflow.newActivityStub(ClaimActivities.class, bookkeeping());
  }

  private static ActivityOptions bookkeeping() {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(Duration.ofMinutes(1))
        .setRetryOptions(retries())
        .build();
  }

  private static RetryOptions retries() {
    return RetryOptions.newBuilder()
        .setInitialInterval(Duration.ofSeconds(1))
        .setBackoffCoefficient(2)
        .setMaximumInterval(Duration.ofSeconds(30))
        .build();
  }
}
