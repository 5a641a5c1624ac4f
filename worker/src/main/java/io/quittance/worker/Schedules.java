package io.quittance.worker;

import io.quittance.workflows.contract.ClaimSweepWorkflow;
import io.quittance.workflows.contract.EngineConnection;
import io.quittance.workflows.contract.OrderDataConverter;
import io.quittance.workflows.contract.OrderWorkflows;
import io.quittance.workflows.contract.ReconciliationWorkflow;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleUpdate;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes the engine's schedules what the settings say. Whether one is paused is up to the operators,
 * and stays as it is.
 */
@Component
class Schedules {

  private static final Logger log = LoggerFactory.getLogger(Schedules.class);

  /** A run that was missed for longer is left out: the next one covers what it would have. */
  private static final Duration CATCH_UP = Duration.ofMinutes(1);

  private final ScheduleClient client;
  private final WorkerSettings settings;

  Schedules(WorkflowServiceStubs stubs, EngineConnection connection, WorkerSettings settings) {
    this.client =
        ScheduleClient.newInstance(
            stubs,
            ScheduleClientOptions.newBuilder()
                .setNamespace(connection.namespace())
                .setDataConverter(OrderDataConverter.create())
                .build());
    this.settings = settings;
  }

  /** Does so now; fails if the engine does not answer. */
  void ensure() {
    ensure("quittance-reconciliation", ReconciliationWorkflow.TYPE, settings.reconcileEvery());
    ensure("quittance-claims", ClaimSweepWorkflow.TYPE, settings.sweepClaimsEvery());
  }

  private void ensure(String id, String workflowType, Duration every) {
    Schedule schedule = schedule(id, workflowType, every);
    try {
      var _ = client.createSchedule(id, schedule, ScheduleOptions.newBuilder().build());
      log.info("Scheduled {} every {}", id, every);
    } catch (ScheduleAlreadyRunningException e) {
      adjust(client.getHandle(id), schedule);
    }
  }

  private static void adjust(ScheduleHandle handle, Schedule wanted) {
    Schedule present = handle.describe().getSchedule();
    if (present.getSpec().getIntervals().equals(wanted.getSpec().getIntervals())) {
      return;
    }
    handle.update(
        input ->
            new ScheduleUpdate(
                Schedule.newBuilder(wanted)
                    .setState(input.getDescription().getSchedule().getState())
                    .build()));
    log.info("Scheduled {} anew: {}", handle.getId(), wanted.getSpec().getIntervals());
  }

  private static Schedule schedule(String id, String workflowType, Duration every) {
    WorkflowOptions options =
        WorkflowOptions.newBuilder()
            .setWorkflowId(id)
            .setTaskQueue(OrderWorkflows.TASK_QUEUE)
            .build();
    return Schedule.newBuilder()
        .setAction(
            ScheduleActionStartWorkflow.newBuilder()
                .setWorkflowType(workflowType)
                .setOptions(options)
                .build())
        .setSpec(
            ScheduleSpec.newBuilder()
                .setIntervals(List.of(new ScheduleIntervalSpec(every)))
                .build())
        .setPolicy(
            SchedulePolicy.newBuilder()
                .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                .setCatchupWindow(CATCH_UP)
                .build())
        .build();
  }
}
