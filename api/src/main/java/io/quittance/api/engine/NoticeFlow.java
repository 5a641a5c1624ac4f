package io.quittance.api.engine;

import io.quittance.api.orders.NoticeHearing;
import io.quittance.api.orders.Notices;
import io.quittance.api.orders.OrdersFault;
import io.quittance.api.orders.ProblemCode;
import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.OrderWorkflow;
import io.quittance.workflows.contract.StartOrder;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of one notice: as an update, since the order turns away for nothing what tells it nothing
 * new; as a signal if no worker takes that in time.
 */
final class NoticeFlow implements Notices {

  private static final Logger LOG = LoggerFactory.getLogger(NoticeFlow.class);

  private final Engine engine;

  NoticeFlow(Engine engine) {
    this.engine = engine;
  }

  @Override
  public boolean isRunning(String orderId) {
    return engine
        .describe(orderId)
        .filter(run -> run.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING)
        .isPresent();
  }

  @Override
  public NoticeHearing tell(String orderId, CommandRequest notice) {
    Delivery order = engine.to(orderId);
    // Nobody waits for the look, only for the order to take the notice or turn it away.
    return switch (order.update(notice, new Patience(Duration.ZERO))) {
      case Update.Accepted accepted -> heard(accepted.reply());
      case Update.NotTaken no -> signalled(order, notice);
      case Update.Busy busy -> NoticeHearing.TOO_EARLY;
      case Update.Gone gone -> NoticeHearing.GONE;
    };
  }

  private static NoticeHearing signalled(Delivery order, CommandRequest notice) {
    return order.signal(notice, Engine.CALL) ? NoticeHearing.SIGNALLED : NoticeHearing.GONE;
  }

  private static NoticeHearing heard(CompletableFuture<CommandReply> reply) {
    if (!reply.isCompletedExceptionally()) {
      return NoticeHearing.ACCEPTED;
    }
    try {
      var _ = reply.get();
      return NoticeHearing.ACCEPTED;
    } catch (ExecutionException e) {
      return heard(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OrdersFault(ProblemCode.ENGINE_UNAVAILABLE, e);
    }
  }

  /** What is turned away for an unknown reason is not heard: it is told again. */
  private static NoticeHearing heard(ExecutionException thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ApplicationFailure failure) {
        if (isOf(OrderWorkflow.NOTICE_KNOWN, failure)) {
          return NoticeHearing.KNOWN;
        }
        if (isOf(OrderWorkflow.NOTICE_TOO_EARLY, failure)) {
          return NoticeHearing.TOO_EARLY;
        }
      }
    }
    if (Failure.of(thrown) == Failure.NOT_IN_TIME) {
      return NoticeHearing.ACCEPTED;
    }
    LOG.warn("An order turned a notice away for a reason that is not known here", thrown);
    return NoticeHearing.TOO_EARLY;
  }

  /** A validator's failure loses its type on the way, up to SDK 1.38 (sdk-java#2875). */
  private static boolean isOf(String type, ApplicationFailure failure) {
    return type.equals(failure.getType())
        || String.valueOf(failure.getOriginalMessage()).startsWith(type + ":");
  }

  @Override
  public void reopen(StartOrder start, CommandRequest notice) {
    if (!engine.reopening(start).signal(notice, Engine.CALL)) {
      throw new OrdersFault(ProblemCode.ENGINE_UNAVAILABLE, null);
    }
  }
}
