package io.quittance.api.engine;

import io.grpc.StatusRuntimeException;
import io.quittance.api.orders.OrdersFault;
import io.quittance.api.orders.ProblemCode;
import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.OrderWorkflows;
import io.quittance.workflows.contract.StartOptions;
import io.quittance.workflows.contract.StartOrder;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls that the facade makes to the engine: each bounded, each failure read. */
final class Engine {

  /** How long a call may take that needs no worker. */
  static final Duration CALL = Duration.ofSeconds(3);

  /** How long a question may take, which a worker answers. */
  static final Duration QUESTION = Duration.ofSeconds(2);

  /** How long one may wait for such an answer, when others ask too. */
  static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final Duration FIRST_CONTACT = Duration.ofSeconds(1);
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;
  private volatile boolean met;

  Engine(WorkflowServiceStubs stubs, WorkflowClient client) {
    this.stubs = stubs;
    this.client = client;
  }

  /** Starts an order's workflow; returns false if there was one of its id before. */
  boolean start(StartOrder start) {
    WorkflowStub stub =
        client.newUntypedWorkflowStub(OrderWorkflows.TYPE, StartOptions.first(start));
    return orFault(
        () -> {
          try {
            stub.start(start);
            return true;
          } catch (WorkflowExecutionAlreadyStarted e) {
            return false;
          }
        });
  }

  /** Returns what the engine itself knows of an order's workflow, which needs no worker. */
  WorkflowExecutionDescription describe(String orderId) {
    return orFault(() -> workflow(orderId).describe());
  }

  /** Sends a command as an update, and returns once it is accepted or the time for that is over. */
  Update update(String orderId, CommandRequest request, Patience patience) {
    meet();
    try {
      WorkflowUpdateHandle<CommandReply> handle =
          Bounded.call(
              patience.forAcceptance(),
              () -> workflow(orderId).startUpdate(execute(request), request));
      CompletableFuture<CommandReply> reply =
          handle.getResultAsync(patience.left().toMillis(), TimeUnit.MILLISECONDS);
      return new Update.Accepted(reply, reply.isDone());
    } catch (RuntimeException e) {
      return switch (Failure.of(e)) {
        case GONE, UNANSWERED -> new Update.Gone();
        case BUSY -> new Update.Busy();
        case NOT_IN_TIME, NOT_READY, AWAY -> new Update.NotTaken();
      };
    }
  }

  private static UpdateOptions<CommandReply> execute(CommandRequest request) {
    return UpdateOptions.newBuilder(CommandReply.class)
        .setUpdateName("execute")
        .setUpdateId(OrderWorkflows.updateId(request))
        .setWaitForStage(WorkflowUpdateStage.ACCEPTED)
        .build();
  }

  /** Sends a command as a signal; returns false if there is no workflow that takes messages. */
  boolean signal(String orderId, String command, CommandRequest request, Duration within) {
    meet();
    try {
      return Bounded.call(
          within,
          () -> {
            workflow(orderId).signal(command, request);
            return true;
          });
    } catch (RuntimeException e) {
      if (Failure.of(e) == Failure.GONE) {
        return false;
      }
      throw fault(e);
    }
  }

  /** Asks an order where it stands. */
  Reading<OrderView> view(String orderId, Duration within) {
    return ask(within, () -> workflow(orderId).query("view", OrderView.class));
  }

  /** Asks an order what it answered to a command; empty if it has never seen it. */
  Reading<Optional<CommandReply>> reply(String orderId, String commandId, Duration within) {
    return ask(
        within,
        () -> Optional.ofNullable(workflow(orderId).query("reply", CommandReply.class, commandId)));
  }

  private <T> Reading<T> ask(Duration within, Callable<T> question) {
    meet();
    try {
      Duration time = within.compareTo(QUESTION) < 0 ? within : QUESTION;
      return new Reading.Read<>(Bounded.call(time, question));
    } catch (RuntimeException e) {
      return switch (Failure.of(e)) {
        case GONE -> new Reading.NoSuchOrder<>();
        case BUSY -> new Reading.Unanswered<>(ProblemCode.TOO_MANY_REQUESTS, e);
        case NOT_IN_TIME, NOT_READY, UNANSWERED ->
            new Reading.Unanswered<>(ProblemCode.VIEW_UNAVAILABLE, e);
        case AWAY -> new Reading.Unanswered<>(ProblemCode.ENGINE_UNAVAILABLE, e);
      };
    }
  }

  private WorkflowStub workflow(String orderId) {
    return client.newUntypedWorkflowStub(OrderWorkflows.workflowId(orderId));
  }

  private <T> T orFault(Callable<T> call) {
    meet();
    try {
      return Bounded.call(CALL, call);
    } catch (RuntimeException e) {
      throw fault(e);
    }
  }

  /**
   * Until the SDK has met the engine once, its calls queue for that one after the other, each for
   * seconds; so the first contact is made here, by whoever comes, with a deadline of its own.
   */
  private void meet() {
    if (met) {
      return;
    }
    try {
      stubs
          .blockingStub()
          .withDeadlineAfter(FIRST_CONTACT.toMillis(), TimeUnit.MILLISECONDS)
          .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
      met = true;
    } catch (StatusRuntimeException e) {
      throw fault(e);
    }
  }

  private static OrdersFault fault(RuntimeException e) {
    ProblemCode code =
        Failure.of(e) == Failure.BUSY
            ? ProblemCode.TOO_MANY_REQUESTS
            : ProblemCode.ENGINE_UNAVAILABLE;
    LOG.warn("The engine did not take a call: {}", root(e).toString());
    return new OrdersFault(code, e);
  }

  private static Throwable root(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return cause == null ? thrown : root(cause);
  }
}
