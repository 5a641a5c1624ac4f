package io.quittance.workflows.impl.simulation;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.protocol.v1.Message;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;

/**
 * Hands updates to the worker in the place where a server does: after all that happened before the
 * task was started ({@code service/history/workflow/update/registry.go}). The test environment puts
 * them after what happened before the task was <em>scheduled</em>, and notes the other: a signal in
 * between would be handled after the update at first, and before it in every replay.
 */
final class ServerSequence implements ClientInterceptor {

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      public void start(Listener<A> listener, Metadata headers) {
        super.start(
            new SimpleForwardingClientCallListener<>(listener) {
              @Override
              public void onMessage(A message) {
                super.onMessage(sequenced(message));
              }
            },
            headers);
      }
    };
  }

  @SuppressWarnings("unchecked")
  private static <A> A sequenced(A message) {
    return message instanceof PollWorkflowTaskQueueResponse task ? (A) sequenced(task) : message;
  }

  private static PollWorkflowTaskQueueResponse sequenced(PollWorkflowTaskQueueResponse task) {
    if (task.getMessagesCount() == 0) {
      return task;
    }
    PollWorkflowTaskQueueResponse.Builder handed = task.toBuilder();
    HistoryEvent started = task.getHistory().getEvents(task.getHistory().getEventsCount() - 1);
    for (Message.Builder message : handed.getMessagesBuilderList()) {
      message.setEventId(started.getEventId() - 1);
    }
    return handed.setStartedEventId(started.getEventId()).build();
  }
}
