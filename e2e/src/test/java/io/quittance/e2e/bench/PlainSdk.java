package io.quittance.e2e.bench;

import io.quittance.domain.Outcome;
import io.quittance.domain.Reference;
import io.quittance.workflows.contract.Appended;
import io.quittance.workflows.contract.FactsToAppend;
import io.quittance.workflows.contract.JournalActivities;
import io.quittance.workflows.contract.OrderState;
import io.quittance.workflows.contract.PaymentActivities;
import io.quittance.workflows.contract.ProviderAnswer;
import io.quittance.workflows.contract.ProviderCall;
import io.quittance.workflows.impl.OrderWorkflowImpl;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A worker in this process, by the plain SDK and with activities that do nothing: one queue for the
 * bare workflow, one for the order's own. Its settings are those of the product's worker.
 */
final class PlainSdk implements AutoCloseable {

  static final String BARE_QUEUE = "bench-bare";
  static final String ORDER_QUEUE = "bench-orders";
  private static final int POLLERS = 20;
  private static final int CACHED_ORDERS = 300;

  private final WorkerFactory factory;

  PlainSdk(WorkflowClient client) {
    factory =
        WorkerFactory.newInstance(
            client,
            WorkerFactoryOptions.newBuilder()
                .setUsingVirtualWorkflowThreads(true)
                .setWorkflowCacheSize(CACHED_ORDERS)
                .build());
    Worker bare = worker(BARE_QUEUE);
    bare.registerWorkflowImplementationTypes(BareImpl.class);
    bare.registerActivitiesImplementations((Nothing) () -> "done");
    Worker orders = worker(ORDER_QUEUE);
    orders.registerWorkflowImplementationTypes(OrderWorkflowImpl.class);
    orders.registerActivitiesImplementations(new WillingProvider(), new NoBooks());
    factory.start();
  }

  private Worker worker(String queue) {
    return factory.newWorker(
        queue,
        WorkerOptions.newBuilder()
            .setMaxConcurrentActivityTaskPollers(POLLERS)
            .setMaxConcurrentWorkflowTaskPollers(POLLERS)
            .build());
  }

  /** A workflow that calls one activity. */
  @WorkflowInterface
  public interface Bare {
    @WorkflowMethod
    String run();
  }

  /** An activity that does nothing. */
  @ActivityInterface
  public interface Nothing {
    String nothing();
  }

  /** The least implementation. */
  public static final class BareImpl implements Bare {
    private final Nothing nothing =
        Workflow.newActivityStub(
            Nothing.class,
            ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(10)).build());

    @Override
    public String run() {
      return nothing.nothing();
    }
  }

  /** A provider that does at once whatever it is asked for. */
  private static final class WillingProvider implements PaymentActivities {

    @Override
    public ProviderAnswer charge(ProviderCall call) {
      return ProviderAnswer.of(
          new Outcome.Captured(
              Reference.parse(call.reference()),
              Objects.requireNonNull(call.amount()).toMoney(),
              "ch_" + call.reference()));
    }

    @Override
    public ProviderAnswer refund(ProviderCall call) {
      return ProviderAnswer.of(
          new Outcome.Refunded(
              Reference.parse(call.reference()),
              Objects.requireNonNull(call.amount()).toMoney(),
              "re_" + call.reference()));
    }

    @Override
    public ProviderAnswer capture(ProviderCall call) {
      throw new UnsupportedOperationException("no order of the bench reserves money");
    }

    @Override
    public ProviderAnswer close(ProviderCall call) {
      throw new UnsupportedOperationException("no order of the bench closes an attempt");
    }

    @Override
    public ProviderAnswer lookUp(ProviderCall call) {
      throw new UnsupportedOperationException("no order of the bench is in doubt");
    }
  }

  /** Books that take everything and keep nothing. */
  private static final class NoBooks implements JournalActivities {

    @Override
    public Appended append(FactsToAppend facts) {
      return new Appended(
          Appended.Result.WRITTEN,
          facts.firstSeq() + facts.entries().size(),
          null,
          List.of(),
          List.of(),
          false);
    }

    @Override
    public OrderState read(String orderId) {
      throw new UnsupportedOperationException("no order of the bench is reopened");
    }
  }

  @Override
  public void close() {
    factory.shutdownNow();
    factory.awaitTermination(5, TimeUnit.SECONDS);
  }
}
