package io.quittance.api.engine;

import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.OrderWorkflows;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.client.WorkflowUpdateStage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Commands to an order's workflow as messages to the run that is there. */
class Sending implements Delivery {

  final WorkflowStub workflow;
  private final Engine engine;

  Sending(Engine engine, WorkflowStub workflow) {
    this.engine = engine;
    this.workflow = workflow;
  }

  @Override
  public final Update update(CommandRequest request, Patience patience) {
    engine.meet();
    try {
      WorkflowUpdateHandle<CommandReply> handle =
          Bounded.call(patience.forAcceptance(), () -> sendUpdate(execute(request), request));
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

  @Override
  public final boolean signal(CommandRequest request, Duration within) {
    engine.meet();
    try {
      return Bounded.call(
          within,
          () -> {
            sendSignal(Replies.commandOf(request), request);
            return true;
          });
    } catch (RuntimeException e) {
      if (Failure.of(e) == Failure.GONE) {
        return false;
      }
      throw Engine.fault(e);
    }
  }

  WorkflowUpdateHandle<CommandReply> sendUpdate(
      UpdateOptions<CommandReply> options, CommandRequest request) {
    return workflow.startUpdate(options, request);
  }

  void sendSignal(String command, CommandRequest request) {
    workflow.signal(command, request);
  }
}
