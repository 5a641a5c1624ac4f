package io.quittance.workflows.impl.simulation;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.temporal.api.enums.v1.WorkflowTaskFailedCause;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueResponse;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskFailedRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What stands between the worker and the engine: a worker takes no call before it may, and tasks
 * are lost on their way back, as when a worker dies.
 */
final class Gate implements ClientInterceptor {

  /** Whoever is asked about the tasks, and told of them. */
  interface Tasks {

    /** Returns whether a task that was done gets lost before the engine hears of it. */
    boolean isLost(RespondWorkflowTaskCompletedRequest task);

    /** The engine has what came of a task. */
    void done(RespondWorkflowTaskCompletedRequest task);

    /** What came of a task is no longer on its way, whether the engine has it or not. */
    void arrived();

    /** A task could not be done. */
    void failed(RespondWorkflowTaskFailedRequest failure);
  }

  private static final String POLL =
      WorkflowServiceGrpc.getPollActivityTaskQueueMethod().getFullMethodName();
  private static final String COMPLETED =
      WorkflowServiceGrpc.getRespondWorkflowTaskCompletedMethod().getFullMethodName();
  private static final String FAILED =
      WorkflowServiceGrpc.getRespondWorkflowTaskFailedMethod().getFullMethodName();
  private static final long POLLS_FOR_SECONDS = 70;

  private final Semaphore admitted = new Semaphore(0);
  private final AtomicInteger untaken = new AtomicInteger();
  private volatile @Nullable Tasks tasks;

  void watch(@Nullable Tasks those) {
    tasks = those;
  }

  /** Lets a worker take one more activity. */
  void admit() {
    untaken.incrementAndGet();
    admitted.release();
  }

  /** Returns whether a worker may take an activity that it hasn't taken yet. */
  boolean isOpen() {
    return untaken.get() > 0;
  }

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    String name = method.getFullMethodName();
    if (name.equals(POLL)) {
      return new Poll<>(admittedCall(method, options, next));
    }
    ClientCall<Q, A> call = next.newCall(method, options);
    Tasks watching = tasks;
    if (watching != null && name.equals(COMPLETED)) {
      return new Completion<>(call, next, watching);
    }
    return watching != null && name.equals(FAILED) ? new Failure<>(call, watching) : call;
  }

  private <Q, A> ClientCall<Q, A> admittedCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    try {
      admitted.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Status.CANCELLED.withCause(e).asRuntimeException();
    }
    return next.newCall(method, options.withDeadlineAfter(POLLS_FOR_SECONDS, TimeUnit.SECONDS));
  }

  /** A poll that brings nothing is made again. */
  private final class Poll<Q, A> extends SimpleForwardingClientCall<Q, A> {

    Poll(ClientCall<Q, A> call) {
      super(call);
    }

    @Override
    public void start(Listener<A> listener, Metadata headers) {
      super.start(
          new SimpleForwardingClientCallListener<>(listener) {
            private boolean found;

            @Override
            public void onMessage(A message) {
              found =
                  message instanceof PollActivityTaskQueueResponse task
                      && !task.getTaskToken().isEmpty();
              if (found) {
                untaken.decrementAndGet();
              }
              super.onMessage(message);
            }

            @Override
            public void onClose(Status status, Metadata trailers) {
              if (!found) {
                admitted.release();
              }
              super.onClose(status, trailers);
            }
          },
          headers);
    }
  }

  /** What came of a task, on its way to the engine. */
  private static final class Completion<Q, A> extends SimpleForwardingClientCall<Q, A> {

    private final Channel engine;
    private final Tasks tasks;
    private @Nullable RespondWorkflowTaskCompletedRequest task;
    private boolean lost;

    Completion(ClientCall<Q, A> call, Channel engine, Tasks tasks) {
      super(call);
      this.engine = engine;
      this.tasks = tasks;
    }

    @Override
    public void start(Listener<A> listener, Metadata headers) {
      super.start(
          new SimpleForwardingClientCallListener<>(listener) {
            @Override
            public void onClose(Status status, Metadata trailers) {
              if (status.isOk() && task != null) {
                tasks.done(task);
              }
              tasks.arrived();
              super.onClose(lost ? Status.NOT_FOUND : status, trailers);
            }
          },
          headers);
    }

    @Override
    public void sendMessage(Q message) {
      RespondWorkflowTaskCompletedRequest done = (RespondWorkflowTaskCompletedRequest) message;
      if (tasks.isLost(done)) {
        lose(done);
      } else {
        task = done;
        super.sendMessage(message);
      }
    }

    @Override
    public void halfClose() {
      if (!lost) {
        super.halfClose();
      }
    }

    /** The engine would find out after ten seconds; it is told, so that nobody has to wait. */
    private void lose(RespondWorkflowTaskCompletedRequest done) {
      var _ =
          ClientCalls.blockingUnaryCall(
              engine,
              WorkflowServiceGrpc.getRespondWorkflowTaskFailedMethod(),
              CallOptions.DEFAULT,
              RespondWorkflowTaskFailedRequest.newBuilder()
                  .setTaskToken(done.getTaskToken())
                  .setNamespace(done.getNamespace())
                  .setIdentity(done.getIdentity())
                  .setCause(
                      WorkflowTaskFailedCause
                          .WORKFLOW_TASK_FAILED_CAUSE_WORKFLOW_WORKER_UNHANDLED_FAILURE)
                  .build());
      lost = true;
      super.cancel("the worker died", null);
    }
  }

  private static final class Failure<Q, A> extends SimpleForwardingClientCall<Q, A> {

    private final Tasks tasks;

    Failure(ClientCall<Q, A> call, Tasks tasks) {
      super(call);
      this.tasks = tasks;
    }

    @Override
    public void sendMessage(Q message) {
      tasks.failed((RespondWorkflowTaskFailedRequest) message);
      super.sendMessage(message);
    }
  }
}
