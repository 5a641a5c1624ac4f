package io.quittance.api.engine;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;

/**
 * Makes the engine's "not now" to an update final: a precondition that failed, with the engine's
 * own answer as its cause. The SDK would wait and try again for seconds, by rules that can't be
 * configured, though the same command can go as a signal meanwhile.
 */
final class UpdatesAreTriedOnce implements ClientInterceptor {

  private static final String UPDATE =
      WorkflowServiceGrpc.getUpdateWorkflowExecutionMethod().getFullMethodName();

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    ClientCall<Q, A> call = next.newCall(method, options);
    return method.getFullMethodName().equals(UPDATE) ? new TriedOnce<>(call) : call;
  }

  private static Status last(Status status) {
    return switch (status.getCode()) {
      case RESOURCE_EXHAUSTED, UNAVAILABLE ->
          Status.FAILED_PRECONDITION.withCause(status.asRuntimeException());
      default -> status;
    };
  }

  private static final class TriedOnce<Q, A> extends SimpleForwardingClientCall<Q, A> {

    TriedOnce(ClientCall<Q, A> call) {
      super(call);
    }

    @Override
    public void start(Listener<A> listener, Metadata headers) {
      super.start(
          new SimpleForwardingClientCallListener<>(listener) {
            @Override
            public void onClose(Status status, Metadata trailers) {
              super.onClose(last(status), trailers);
            }
          },
          headers);
    }
  }
}
