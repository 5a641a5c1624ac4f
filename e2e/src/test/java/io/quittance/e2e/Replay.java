package io.quittance.e2e;

import io.quittance.workflows.contract.OrderDataConverter;
import io.quittance.workflows.contract.OrderWorkflows;
import io.quittance.workflows.impl.OrderWorkflowImpl;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;

/** Replays histories of the real server with the code of today. */
final class Replay implements AutoCloseable {

  private final TestWorkflowEnvironment environment =
      TestWorkflowEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setWorkflowClientOptions(
                  WorkflowClientOptions.newBuilder()
                      .setDataConverter(OrderDataConverter.create())
                      .build())
              .build());

  /** A cold JVM on a loaded machine takes longer for its first task than the SDK's second. */
  private final Worker worker =
      environment.newWorker(
          OrderWorkflows.TASK_QUEUE,
          WorkerOptions.newBuilder().setDefaultDeadlockDetectionTimeout(20_000).build());

  Replay() {
    worker.registerWorkflowImplementationTypes(OrderWorkflowImpl.class);
  }

  /** Fails if the code of today would act differently than the history says. */
  synchronized void check(WorkflowExecutionHistory history) {
    try {
      worker.replayWorkflowExecution(history);
    } catch (Exception e) {
      throw new AssertionError(
          history.getWorkflowExecution().getWorkflowId() + " does not replay", e);
    }
  }

  @Override
  public void close() {
    environment.close();
  }
}
