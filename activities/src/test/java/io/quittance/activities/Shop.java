package io.quittance.activities;

import io.quittance.providers.Providers;
import io.quittance.providers.simulator.SimulatorProvider;
import io.quittance.store.Store;
import io.quittance.store.StoredOrder;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.OrderDataConverter;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.OrderWorkflows;
import io.quittance.workflows.contract.ReconciliationActivities;
import io.quittance.workflows.contract.ReconciliationProgress;
import io.quittance.workflows.contract.ReconciliationProgress.Part;
import io.quittance.workflows.contract.ReconciliationResult;
import io.quittance.workflows.contract.ReconciliationWorkflow;
import io.quittance.workflows.contract.StartOptions;
import io.quittance.workflows.contract.StartOrder;
import io.quittance.workflows.impl.OrderWorkflowImpl;
import io.quittance.workflows.impl.reconciliation.ReconciliationWorkflowImpl;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Orders with everything around them: real books, the real simulator, and the engine of the test
 * environment, whose time is real as long as nobody asks for it to be skipped.
 */
final class Shop implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Store store;
  private final TestWorkflowEnvironment environment;
  private final Providers providers;
  private final ClaimSweepActivities sweep;

  Shop(Store store, SimulatorProcess simulator) {
    this.store = store;
    environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setUseTimeskipping(false)
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(OrderDataConverter.create())
                        .build())
                .build());
    OrderWorkflows.SEARCH_ATTRIBUTES.forEach(
        key -> environment.registerSearchAttribute(key.getName(), key.getValueType()));
    providers = new Providers(List.of(new SimulatorProvider(simulator.address(), true)));
    ReconciliationSettings settings = new ReconciliationSettings(Duration.ZERO, 1000);
    Worker worker = environment.newWorker(OrderWorkflows.TASK_QUEUE);
    worker.registerWorkflowImplementationTypes(
        OrderWorkflowImpl.class, ReconciliationWorkflowImpl.class);
    worker.registerActivitiesImplementations(
        new ProviderActivities(providers),
        new BookActivities(store),
        new ProofActivities(store, providers, client(), settings, InstantSource.system()));
    environment.start();
    sweep =
        new ClaimSweepActivities(
            store, client(), Duration.ofMinutes(1), () -> Instant.now().plusSeconds(120));
  }

  WorkflowClient client() {
    return environment.getWorkflowClient();
  }

  /** Sweeps claims as of two minutes from now. */
  int sweep() {
    return sweep.startClaimed();
  }

  void claim(StartOrder start) {
    OrderView view = OrderView.placed(start, Instant.now());
    var _ = store.orders().claim(BookMapping.claim(start, view));
  }

  WorkflowStub place(String orderId) {
    StartOrder start = PaperOrder.start(orderId);
    claim(start);
    WorkflowStub order =
        client().newUntypedWorkflowStub(OrderWorkflows.TYPE, StartOptions.first(start));
    order.start(start);
    return order;
  }

  /** Claims and starts an order whose run no worker ever touches. */
  WorkflowStub claimedAndAsleep(String orderId) {
    StartOrder start = PaperOrder.start(orderId);
    claim(start);
    WorkflowOptions options =
        StartOptions.first(start).toBuilder().setTaskQueue("nobody-polls").build();
    WorkflowStub order = client().newUntypedWorkflowStub(OrderWorkflows.TYPE, options);
    order.start(start);
    return order;
  }

  /** Claims and starts an order whose run ends before it has written a fact. */
  void claimedAndTerminated(String orderId) {
    claimedAndAsleep(orderId).terminate("by an operator");
  }

  StoredOrder paid(String orderId) {
    place(orderId).signal("pay", CommandRequest.pay("pay-1", "simulator", "tok_ok", null));
    return await(orderId, row -> row.status().equals("PAID"));
  }

  StoredOrder refunded(String orderId) {
    paid(orderId);
    order(orderId).signal("cancel", CommandRequest.cancel("cancel-1", "customer", null));
    return await(orderId, row -> row.status().equals("REFUNDED"));
  }

  /** Returns an order whose payment was declined, and which was cancelled then. */
  StoredOrder declinedAndCancelled(String orderId) {
    WorkflowStub order = place(orderId);
    order.signal("pay", CommandRequest.pay("pay-1", "simulator", "tok_declined", null));
    await(orderId, row -> row.view().contains("DECLINED"));
    order.signal("cancel", CommandRequest.cancel("cancel-1", "customer", null));
    return await(orderId, row -> row.status().equals("CANCELLED"));
  }

  WorkflowStub order(String orderId) {
    return client().newUntypedWorkflowStub(OrderWorkflows.workflowId(orderId));
  }

  ReconciliationResult reconcile() {
    WorkflowStub run =
        client()
            .newUntypedWorkflowStub(
                ReconciliationWorkflow.TYPE,
                WorkflowOptions.newBuilder()
                    .setTaskQueue(OrderWorkflows.TASK_QUEUE)
                    .setWorkflowId("quittance-reconciliation")
                    .build());
    run.start();
    return run.getResult(ReconciliationResult.class);
  }

  /** Compares the first page of ended orders while the provider can't be reached. */
  ReconciliationProgress firstPageWithoutProvider() {
    Providers nobody =
        new Providers(List.of(new SimulatorProvider(URI.create("http://127.0.0.1:1"), true)));
    return inSteps(nobody, steps -> steps.page(steps.begin()));
  }

  /** Compares the provider's list alone, before any order is proven or seen to. */
  ReconciliationProgress chargesOnly() {
    return inSteps(
        providers,
        steps -> {
          ReconciliationProgress progress = steps.begin().in(Part.CHARGES);
          while (progress.part() != Part.DONE) {
            progress = steps.page(progress);
          }
          steps.finish(progress);
          return progress;
        });
  }

  private ReconciliationProgress inSteps(
      Providers asked, Function<ReconciliationActivities, ReconciliationProgress> work) {
    TestActivityEnvironment activities = TestActivityEnvironment.newInstance();
    try {
      activities.registerActivitiesImplementations(
          new ProofActivities(
              store,
              asked,
              client(),
              new ReconciliationSettings(Duration.ZERO, 1000),
              InstantSource.system()));
      return work.apply(activities.newActivityStub(ReconciliationActivities.class));
    } finally {
      activities.close();
    }
  }

  StoredOrder stored(String orderId) {
    return store.orders().find(orderId).orElseThrow();
  }

  /** Waits until an order's row is as it should be. */
  StoredOrder await(String orderId, Predicate<StoredOrder> condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.test(stored(orderId))) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + PATIENCE + ": " + stored(orderId));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return stored(orderId);
  }

  @Override
  public void close() {
    environment.close();
  }
}
