package io.quittance.workflows.impl.simulation;

import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.OrderDataConverter;
import io.quittance.workflows.contract.OrderWorkflow;
import io.quittance.workflows.contract.OrderWorkflows;
import io.quittance.workflows.contract.StartOptions;
import io.quittance.workflows.contract.StartOrder;
import io.quittance.workflows.impl.OrderWorkflowImpl;
import io.temporal.api.testservice.v1.LockTimeSkippingRequest;
import io.temporal.api.testservice.v1.UnlockTimeSkippingRequest;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.serviceclient.TestServiceStubs;
import io.temporal.serviceclient.TestServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Temporal's test environment, with a worker that keeps no run in memory. */
final class Engine implements AutoCloseable {

  /** One poller, so that a call is not taken before it is let through. */
  private static final WorkerOptions WORKER =
      WorkerOptions.newBuilder()
          .setDefaultDeadlockDetectionTimeout(20_000)
          .setMaxConcurrentActivityTaskPollers(1)
          .setDisableEagerExecution(true)
          .build();

  private static final long TAKEN_WITHIN_SECONDS = 3;

  private static final long WOKEN_EVERY_MILLIS = 50;

  private final ExecutorService callers = Executors.newCachedThreadPool();
  private final TestWorkflowEnvironment environment;
  private final TestServiceStubs time;
  private final Worker worker;
  private final ScheduledExecutorService waker = Executors.newSingleThreadScheduledExecutor();

  Engine(Gate gate, Object... activities) {
    environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(OrderDataConverter.create())
                        .build())
                .setWorkflowServiceStubsOptions(
                    WorkflowServiceStubsOptions.newBuilder()
                        .setGrpcClientInterceptors(List.of(gate, new ServerSequence()))
                        .build())
                .setWorkerFactoryOptions(
                    WorkerFactoryOptions.newBuilder().setWorkflowCacheSize(0).build())
                .build());
    time =
        TestServiceStubs.newServiceStubs(
            TestServiceStubsOptions.newBuilder()
                .setChannel(environment.getWorkflowServiceStubs().getRawChannel())
                .validateAndBuildWithDefaults());
    OrderWorkflows.SEARCH_ATTRIBUTES.forEach(
        key -> environment.registerSearchAttribute(key.getName(), key.getValueType()));
    worker = environment.newWorker(OrderWorkflows.TASK_QUEUE, WORKER);
    worker.registerWorkflowImplementationTypes(OrderWorkflowImpl.class);
    worker.registerActivitiesImplementations(activities);
    environment.start();
    waker.scheduleWithFixedDelay(
        this::wake, WOKEN_EVERY_MILLIS, WOKEN_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /**
   * Makes the engine look again whether its time may pass. When the last task or call ends that
   * held the time, it tells nobody, so that it would sleep as long as the next timer takes.
   */
  private void wake() {
    holdTime();
    letTimePass();
  }

  private WorkflowClient client() {
    return environment.getWorkflowClient();
  }

  long now() {
    return environment.currentTimeMillis();
  }

  /** Returns by how many milliseconds the engine's time is ahead of the wall's. */
  long skipped() {
    return now() - System.currentTimeMillis();
  }

  /** Waits in the engine's time; it passes at once as soon as nobody has anything to do. */
  void sleep(long millis) {
    environment.sleep(Duration.ofMillis(millis));
  }

  /** Does something later; the engine's time stands still meanwhile. */
  void later(long millis, Runnable what) {
    environment.registerDelayedCallback(Duration.ofMillis(Math.max(0, millis)), what);
  }

  /** Lets time pass though somebody has something to do, until it is held again. */
  void letTimePass() {
    var _ = time.blockingStub().unlockTimeSkipping(UnlockTimeSkippingRequest.getDefaultInstance());
  }

  /** Holds the time that was let pass. */
  void holdTime() {
    var _ = time.blockingStub().lockTimeSkipping(LockTimeSkippingRequest.getDefaultInstance());
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
      untyped(orderId).signal(String.valueOf(request.command()), request);
      return true;
    } catch (WorkflowNotFoundException e) {
      return false;
    }
  }

  /**
   * Gives a command as an update.
   *
   * @throws RuntimeException if no run is open
   * @throws TimeoutException if no worker takes it
   */
  WorkflowUpdateHandle<CommandReply> update(String orderId, CommandRequest request)
      throws InterruptedException, TimeoutException {
    UpdateOptions<CommandReply> options =
        UpdateOptions.newBuilder(CommandReply.class)
            .setUpdateName("execute")
            .setUpdateId(OrderWorkflows.updateId(request))
            .setWaitForStage(WorkflowUpdateStage.ACCEPTED)
            .build();
    Future<WorkflowUpdateHandle<CommandReply>> taken =
        callers.submit(() -> untyped(orderId).startUpdate(options, request));
    try {
      return taken.get(TAKEN_WITHIN_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw (RuntimeException) e.getCause();
    } finally {
      taken.cancel(true);
    }
  }

  /** Signals an order whether it has a run or not, and returns the run that has the signal. */
  String reopen(StartOrder start, CommandRequest request) {
    WorkflowStub stub =
        client().newUntypedWorkflowStub(OrderWorkflows.TYPE, StartOptions.reopening(start));
    return stub.signalWithStart(
            String.valueOf(request.command()),
            new Object[] {request},
            new Object[] {start.fromJournal()})
        .getRunId();
  }

  private WorkflowStub untyped(String orderId) {
    return client().newUntypedWorkflowStub(OrderWorkflows.workflowId(orderId));
  }

  /** Returns the order's last run, to be asked. */
  OrderWorkflow order(String orderId) {
    return client().newWorkflowStub(OrderWorkflow.class, OrderWorkflows.workflowId(orderId));
  }

  WorkflowExecutionHistory historyOfLastRun(String orderId) {
    return client().fetchHistory(OrderWorkflows.workflowId(orderId));
  }

  WorkflowExecutionHistory history(String orderId, String runId) {
    return client().fetchHistory(OrderWorkflows.workflowId(orderId), runId);
  }

  /** Replays a run's history from its beginning; fails if it would act differently. */
  void replay(WorkflowExecutionHistory history) throws Exception {
    WorkflowReplayer.replayWorkflowExecution(history, worker);
  }

  /**
   * Ends the run of an order that nobody asks for anything any more.
   *
   * @return whether it had not ended by itself
   */
  boolean forget(String orderId) {
    try {
      untyped(orderId).terminate("the schedule is over");
      return true;
    } catch (WorkflowNotFoundException e) {
      return false;
    }
  }

  @Override
  public void close() {
    callers.shutdownNow();
    waker.close();
    time.shutdownNow();
    environment.close();
    time.awaitTermination(1, TimeUnit.SECONDS);
  }
}
