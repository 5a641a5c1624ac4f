package io.quittance.workflows.impl.simulation;

import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.OrderDataConverter;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.OrderWorkflow;
import io.quittance.workflows.contract.OrderWorkflows;
import io.quittance.workflows.contract.StartOptions;
import io.quittance.workflows.contract.StartOrder;
import io.quittance.workflows.impl.OrderWorkflowImpl;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Temporal's test environment, with a worker that keeps no run in memory and can be killed. */
final class Engine implements AutoCloseable {

  private static final WorkerFactoryOptions REPLAY_EVERY_TASK =
      WorkerFactoryOptions.newBuilder().setWorkflowCacheSize(0).build();
  private static final WorkerOptions PATIENT =
      WorkerOptions.newBuilder().setDefaultDeadlockDetectionTimeout(20_000).build();

  private final TestWorkflowEnvironment environment;
  private final Object[] activities;
  private WorkerFactory workers;

  Engine(Object... activities) {
    this.activities = activities;
    environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(OrderDataConverter.create())
                        .build())
                .build());
    OrderWorkflows.SEARCH_ATTRIBUTES.forEach(
        key -> environment.registerSearchAttribute(key.getName(), key.getValueType()));
    workers = newWorkers();
  }

  private WorkerFactory newWorkers() {
    WorkerFactory factory = WorkerFactory.newInstance(client(), REPLAY_EVERY_TASK);
    Worker worker = factory.newWorker(OrderWorkflows.TASK_QUEUE, PATIENT);
    worker.registerWorkflowImplementationTypes(OrderWorkflowImpl.class);
    worker.registerActivitiesImplementations(activities);
    factory.start();
    return factory;
  }

  /** The worker dies, and another one takes over. */
  void restartWorkers() {
    workers.shutdownNow();
    workers.awaitTermination(10, TimeUnit.SECONDS);
    workers = newWorkers();
  }

  private WorkflowClient client() {
    return environment.getWorkflowClient();
  }

  long now() {
    return environment.currentTimeMillis();
  }

  void skip(long millis) {
    environment.sleep(Duration.ofMillis(millis));
  }

  /** Starts an order and returns its run. */
  String start(StartOrder start) {
    WorkflowStub stub =
        client().newUntypedWorkflowStub(OrderWorkflows.TYPE, StartOptions.first(start));
    return stub.start(start).getRunId();
  }

  /** Signals a run that is open; returns whether there was one. */
  boolean signal(String orderId, CommandRequest request) {
    try {
      client()
          .newUntypedWorkflowStub(OrderWorkflows.workflowId(orderId))
          .signal(String.valueOf(request.command()), request);
      return true;
    } catch (WorkflowNotFoundException e) {
      return false;
    }
  }

  /** Signals an order whether it has a run or not, and returns the run that has the signal. */
  String reopen(StartOrder start, CommandRequest request) {
    WorkflowStub stub =
        client().newUntypedWorkflowStub(OrderWorkflows.TYPE, StartOptions.reopening(start));
    WorkflowExecution run =
        stub.signalWithStart(
            String.valueOf(request.command()),
            new Object[] {request},
            new Object[] {start.fromJournal()});
    return run.getRunId();
  }

  OrderView view(String orderId) {
    return order(orderId).view();
  }

  List<String> factsOfLastRun(String orderId) {
    return order(orderId).facts();
  }

  private OrderWorkflow order(String orderId) {
    return client().newWorkflowStub(OrderWorkflow.class, OrderWorkflows.workflowId(orderId));
  }

  /** Replays a run's history from its beginning; fails if it would act differently. */
  void replay(String orderId, String runId) throws Exception {
    WorkflowReplayer.replayWorkflowExecution(
        client().fetchHistory(OrderWorkflows.workflowId(orderId), runId),
        workers.getWorker(OrderWorkflows.TASK_QUEUE));
  }

  @Override
  public void close() {
    workers.shutdownNow();
    environment.close();
  }
}
