package io.quittance.api.engine;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.errordetails.v1.NamespaceNotFoundFailure;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateTimeoutOrCancelledException;
import io.temporal.serviceclient.StatusUtils;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What the failure of a call to the engine means; the only place that reads its exceptions. */
enum Failure {
  /** There is no such workflow, or it has ended and takes no messages any more. */
  GONE,
  /** No answer in time: no worker, or the engine hangs. */
  NOT_IN_TIME,
  /** The engine turns it down for now: too much at once. */
  BUSY,
  /** The engine answered, but the workflow or its workers can't. */
  NOT_READY,
  /** The workflow ended before it answered the update. */
  UNANSWERED,
  /** The engine can't be reached or can't be used. */
  AWAY;

  static Failure of(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      Failure known = known(cause);
      if (known != null) {
        return known;
      }
    }
    return AWAY;
  }

  private static @Nullable Failure known(Throwable cause) {
    return switch (cause) {
      case StatusRuntimeException e -> ofStatus(e);
      case WorkflowNotFoundException e when e.getCause() == null -> GONE;
      case WorkflowUpdateTimeoutOrCancelledException e -> NOT_IN_TIME;
      case WorkflowUpdateException e -> UNANSWERED;
      case WorkflowQueryException e -> NOT_READY;
      case TimeoutException e -> NOT_IN_TIME;
      case CancellationException e -> NOT_IN_TIME;
      default -> null;
    };
  }

  private static Failure ofStatus(StatusRuntimeException thrown) {
    StatusRuntimeException e =
        thrown.getCause() instanceof StatusRuntimeException cause ? cause : thrown;
    Status.Code code = e.getStatus().getCode();
    return switch (code) {
      case NOT_FOUND -> StatusUtils.hasFailure(e, NamespaceNotFoundFailure.class) ? AWAY : GONE;
      case DEADLINE_EXCEEDED, CANCELLED -> NOT_IN_TIME;
      case RESOURCE_EXHAUSTED -> BUSY;
      case FAILED_PRECONDITION -> NOT_READY;
      case OK,
          UNKNOWN,
          INVALID_ARGUMENT,
          ALREADY_EXISTS,
          PERMISSION_DENIED,
          ABORTED,
          OUT_OF_RANGE,
          UNIMPLEMENTED,
          INTERNAL,
          UNAVAILABLE,
          DATA_LOSS,
          UNAUTHENTICATED ->
          AWAY;
    };
  }
}
