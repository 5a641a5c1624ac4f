package io.quittance.api.engine;

import io.quittance.api.orders.NoticeHearing;
import io.quittance.api.orders.Notices;
import io.quittance.api.orders.OrdersFault;
import io.quittance.api.orders.ProblemCode;
import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.OrderWorkflow;
import io.quittance.workflows.contract.StartOrder;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * The way of one notice: as an update, since the order turns away for nothing what tells it nothing
 * new; as a signal if no worker takes that in time.
 */
final class NoticeFlow implements Notices {

  private final Engine engine;

  NoticeFlow(Engine engine) {
    this.engine = engine;
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
        return failure.getType().equals(OrderWorkflow.NOTICE_KNOWN)
            ? NoticeHearing.KNOWN
            : NoticeHearing.TOO_EARLY;
      }
    }
    return Failure.of(thrown) == Failure.NOT_IN_TIME
        ? NoticeHearing.ACCEPTED
        : NoticeHearing.TOO_EARLY;
  }

  @Override
  public void reopen(StartOrder start, CommandRequest notice) {
    if (!engine.reopening(start).signal(notice, Engine.CALL)) {
      throw new OrdersFault(ProblemCode.ENGINE_UNAVAILABLE, null);
    }
  }
}
