package io.quittance.workflows.impl;

import io.quittance.domain.ProviderTraits;
import io.quittance.workflows.contract.Amount;
import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.OrderDataConverter;
import io.quittance.workflows.contract.OrderResult;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.OrderWorkflow;
import io.quittance.workflows.contract.OrderWorkflows;
import io.quittance.workflows.contract.ProviderPromise;
import io.quittance.workflows.contract.StartOptions;
import io.quittance.workflows.contract.StartOrder;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.SearchAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Orders running in Temporal's test environment, whose time is skipped while nothing happens. */
final class OrderRun implements AutoCloseable {

  static final StartOrder TERMS = terms("A-1", Duration.ofDays(30));

  private final TestWorkflowEnvironment environment;
  private final Worker worker;

  private OrderRun(
      ScriptedProvider provider, ScriptedBooks books, WorkerOptions workerOptions, int cachedRuns) {
    environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(OrderDataConverter.create())
                        .build())
                .setWorkerFactoryOptions(
                    WorkerFactoryOptions.newBuilder().setWorkflowCacheSize(cachedRuns).build())
                .build());
    OrderWorkflows.SEARCH_ATTRIBUTES.forEach(
        key -> environment.registerSearchAttribute(key.getName(), key.getValueType()));
    worker = environment.newWorker(OrderWorkflows.TASK_QUEUE, workerOptions);
    worker.registerWorkflowImplementationTypes(OrderWorkflowImpl.class);
    worker.registerActivitiesImplementations(provider, books);
  }

  private OrderRun awake() {
    environment.start();
    return this;
  }

  /** A cold JVM on a loaded machine takes longer for its first task than the SDK's second. */
  private static WorkerOptions.Builder patient() {
    return WorkerOptions.newBuilder().setDefaultDeadlockDetectionTimeout(20_000);
  }

  /** No task is done until it is woken. */
  static OrderRun asleep(ScriptedProvider provider) {
    return new OrderRun(provider, new ScriptedBooks(), patient().build(), 600);
  }

  void wake() {
    environment.start();
  }

  static OrderRun with(ScriptedProvider provider) {
    return with(provider, new ScriptedBooks());
  }

  static OrderRun with(ScriptedProvider provider, ScriptedBooks books) {
    return new OrderRun(provider, books, patient().build(), 600).awake();
  }

  /** Every task replays the whole history, because no run is kept in memory. */
  static OrderRun replayingEveryTask(ScriptedProvider provider) {
    return new OrderRun(provider, new ScriptedBooks(), patient().build(), 0).awake();
  }

  static OrderRun withOneActivityAtATime(ScriptedProvider provider) {
    WorkerOptions one = patient().setMaxConcurrentActivityExecutionSize(1).build();
    return new OrderRun(provider, new ScriptedBooks(), one, 600).awake();
  }

  /** Workflow tasks are done, and no activity ever starts. */
  static OrderRun withoutActivities() {
    WorkerOptions none = patient().setLocalActivityWorkerOnly(true).build();
    return new OrderRun(new ScriptedProvider(), new ScriptedBooks(), none, 600).awake();
  }

  static StartOrder terms(String orderId, Duration refundWindow) {
    return terms(orderId, Duration.ofMinutes(30), refundWindow);
  }

  static StartOrder payableFor(Duration payWithin) {
    return terms("A-1", payWithin, Duration.ofDays(30));
  }

  private static StartOrder terms(String orderId, Duration payWithin, Duration refundWindow) {
    ProviderTraits traits =
        new ProviderTraits(
            true,
            Duration.ofSeconds(30),
            Duration.ofHours(24),
            Duration.ofDays(5),
            Duration.ofDays(7),
            80);
    return new StartOrder(
        orderId,
        "c-1",
        new Amount(4210, "EUR"),
        "two tickets",
        payWithin,
        "SALE",
        "AUTO_REFUND",
        refundWindow,
        new TreeMap<>(),
        List.of(ProviderPromise.of("simulator", traits)),
        null);
  }

  WorkflowClient client() {
    return environment.getWorkflowClient();
  }

  WorkflowStub start(StartOrder terms) {
    WorkflowStub stub =
        client()
            .newUntypedWorkflowStub(
                OrderWorkflows.TYPE,
                WorkflowOptions.newBuilder()
                    .setTaskQueue(OrderWorkflows.TASK_QUEUE)
                    .setWorkflowId(OrderWorkflows.workflowId(terms.orderId()))
                    .build());
    stub.start(terms);
    return stub;
  }

  /** Starts the order again with a message, as who reopens it does. */
  CommandReply reopen(StartOrder terms, CommandRequest request) {
    WorkflowStub stub =
        client().newUntypedWorkflowStub(OrderWorkflows.TYPE, StartOptions.reopening(terms));
    return stub.startUpdateWithStart(
            updateOptions(request), new Object[] {request}, new Object[] {terms.fromJournal()})
        .getResult();
  }

  OrderWorkflow order(String orderId) {
    return client().newWorkflowStub(OrderWorkflow.class, OrderWorkflows.workflowId(orderId));
  }

  CommandReply execute(String orderId, CommandRequest request) {
    WorkflowStub stub = client().newUntypedWorkflowStub(OrderWorkflows.workflowId(orderId));
    return stub.startUpdate(updateOptions(request), request).getResult();
  }

  static UpdateOptions<CommandReply> updateOptions(CommandRequest request) {
    return UpdateOptions.newBuilder(CommandReply.class)
        .setUpdateName("execute")
        .setUpdateId(OrderWorkflows.updateId(request))
        .setWaitForStage(WorkflowUpdateStage.ACCEPTED)
        .build();
  }

  OrderResult result(String orderId) {
    return client()
        .newUntypedWorkflowStub(OrderWorkflows.workflowId(orderId))
        .getResult(OrderResult.class);
  }

  OrderView view(String orderId) {
    return order(orderId).view();
  }

  void skip(Duration duration) {
    environment.sleep(duration);
  }

  WorkflowExecutionHistory history(String orderId) {
    return client().fetchHistory(OrderWorkflows.workflowId(orderId));
  }

  /** Returns the statuses that the order's last run was found by, one after the other. */
  List<String> shownStatuses(String orderId) {
    List<String> statuses = new ArrayList<>();
    for (HistoryEvent event : history(orderId).getEvents()) {
      Payload shown = searchAttributes(event).getIndexedFieldsMap().get("OrderStatus");
      String status = shown == null ? "" : shown.getData().toStringUtf8().replace("\"", "");
      if (shown != null && (statuses.isEmpty() || !statuses.getLast().equals(status))) {
        statuses.add(status);
      }
    }
    return statuses;
  }

  private static SearchAttributes searchAttributes(HistoryEvent event) {
    return event.hasWorkflowExecutionStartedEventAttributes()
        ? event.getWorkflowExecutionStartedEventAttributes().getSearchAttributes()
        : event.getUpsertWorkflowSearchAttributesEventAttributes().getSearchAttributes();
  }

  /** Replays the order's history with the code of today; fails if it would act differently. */
  void replay(String orderId) throws Exception {
    replay(history(orderId));
  }

  void replay(WorkflowExecutionHistory history) throws Exception {
    worker.replayWorkflowExecution(history);
  }

  @Override
  public void close() {
    environment.close();
  }
}
