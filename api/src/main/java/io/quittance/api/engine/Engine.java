package io.quittance.api.engine;

import io.grpc.StatusRuntimeException;
import io.quittance.api.orders.OrdersFault;
import io.quittance.api.orders.ProblemCode;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.OrderWorkflows;
import io.quittance.workflows.contract.StartOptions;
import io.quittance.workflows.contract.StartOrder;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls that the facade makes to the engine: each bounded, each failure read. */
final class Engine {

  /** How long a call may take that needs no worker. */
  static final Duration CALL = Duration.ofSeconds(3);

  /** How long a question may take, which a worker answers. */
  static final Duration QUESTION = Duration.ofSeconds(2);

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

  /**
   * Returns what the engine itself knows of an order's workflow, which needs no worker; empty if it
   * knows none.
   */
  Optional<WorkflowExecutionDescription> describe(String orderId) {
    return orFault(
        () -> {
          try {
            return Optional.of(workflow(orderId).describe());
          } catch (WorkflowNotFoundException e) {
            return Optional.empty();
          }
        });
  }

  /** Returns the way to the run of an order's workflow that takes messages, if there is one. */
  Delivery to(String orderId) {
    return new Sending(this, workflow(orderId));
  }

  /** Returns the way to an order by another run of its workflow. */
  Delivery reopening(StartOrder start) {
    return new Reopening(
        this,
        client.newUntypedWorkflowStub(OrderWorkflows.TYPE, StartOptions.reopening(start)),
        start);
  }

  /** Asks an order where it stands, which takes a worker. */
  Reading view(String orderId) {
    meet();
    try {
      return new Reading.Read(
          Bounded.call(QUESTION, () -> workflow(orderId).query("view", OrderView.class)));
    } catch (RuntimeException e) {
      return switch (Failure.of(e)) {
        case GONE -> new Reading.NoSuchOrder();
        case BUSY -> new Reading.Unanswered(ProblemCode.TOO_MANY_REQUESTS, e);
        case NOT_IN_TIME, NOT_READY, UNANSWERED ->
            new Reading.Unanswered(ProblemCode.VIEW_UNAVAILABLE, e);
        case AWAY -> new Reading.Unanswered(ProblemCode.ENGINE_UNAVAILABLE, e);
      };
    }
  }

  /** Asks an order for itself, which takes a worker; empty if nobody answers in time. */
  Optional<String> state(String orderId) {
    try {
      meet();
      return Optional.of(
          Bounded.call(QUESTION, () -> workflow(orderId).query("state", String.class)));
    } catch (RuntimeException e) {
      LOG.debug("{} did not tell its state", orderId, e);
      return Optional.empty();
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
  void meet() {
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

  static OrdersFault fault(RuntimeException e) {
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
