package io.quittance.e2e;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The least that an update with one activity can cost on the same engine: the plain SDK. */
public final class PlainUpdate implements AutoCloseable {

  private static final String QUEUE = "plain";

  private final WorkflowClient client;
  private final WorkerFactory factory;

  /** Starts a worker for it. */
  public PlainUpdate(WorkflowClient client) {
    this.client = client;
    this.factory = WorkerFactory.newInstance(client);
    Worker worker =
        factory.newWorker(
            QUEUE,
            WorkerOptions.newBuilder()
                .setMaxConcurrentActivityTaskPollers(20)
                .setMaxConcurrentWorkflowTaskPollers(20)
                .build());
    worker.registerWorkflowImplementationTypes(OneActivityImpl.class);
    worker.registerActivitiesImplementations((Nothing) () -> "done");
    factory.start();
  }

  /** A workflow that waits, answers one update by one activity, and ends. */
  @WorkflowInterface
  public interface OneActivity {
    @WorkflowMethod
    void run();

    @UpdateMethod
    String act();

    @SignalMethod
    void end();
  }

  /** An activity that does nothing. */
  @ActivityInterface
  public interface Nothing {
    String nothing();
  }

  /** The least implementation. */
  public static final class OneActivityImpl implements OneActivity {
    private final Nothing nothing =
        Workflow.newActivityStub(
            Nothing.class,
            ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(5)).build());
    private boolean ended;

    @Override
    public void run() {
      Workflow.await(() -> ended);
    }

    @Override
    public String act() {
      return nothing.nothing();
    }

    @Override
    public void end() {
      ended = true;
    }
  }

  /** Starts one, which waits. */
  public OneActivity start() {
    OneActivity stub =
        client.newWorkflowStub(
            OneActivity.class,
            WorkflowOptions.newBuilder()
                .setTaskQueue(QUEUE)
                .setWorkflowId("plain-" + UUID.randomUUID())
                .build());
    WorkflowClient.start(stub::run);
    return stub;
  }

  @Override
  public void close() {
    factory.shutdownNow();
    factory.awaitTermination(5, TimeUnit.SECONDS);
  }
}
