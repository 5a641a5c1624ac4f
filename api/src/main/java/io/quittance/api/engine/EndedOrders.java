package io.quittance.api.engine;

import io.quittance.api.orders.Answer;
import io.quittance.api.orders.OrdersFault;
import io.quittance.api.orders.ProblemCode;
import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.OrderView;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import java.util.Optional;
import java.util.Set;

/**
 * Commands for an order whose workflow takes none any more: answered from what the closed run still
 * tells, since ended is ended for commands.
 */
final class EndedOrders {

  private static final Set<String> ENDED = Set.of("CANCELLED", "REFUNDED", "EXPIRED", "COMPLETED");

  private final Engine engine;
  private final Questions questions;

  EndedOrders(Engine engine, Questions questions) {
    this.engine = engine;
    this.questions = questions;
  }

  static boolean hasEnded(OrderView order) {
    return ENDED.contains(order.status());
  }

  /** Returns what an order answers that did not take a message. */
  Answer answer(String orderId, CommandRequest request, Patience patience) {
    return switch (questions.view(orderId, patience.forCall(Engine.PATIENCE))) {
      case Reading.Read<OrderView> read -> answer(read.value(), request, patience);
      case Reading.NoSuchOrder<OrderView> none -> new Answer.NoSuchOrder();
      case Reading.Unanswered<OrderView> x -> throw new OrdersFault(x.code(), x.cause());
    };
  }

  private Answer answer(OrderView order, CommandRequest request, Patience patience) {
    String id = Replies.idOf(request);
    return switch (questions.reply(order.orderId(), id, patience.forCall(Engine.PATIENCE))) {
      case Reading.Read<Optional<CommandReply>> read ->
          new Answer.Given(
              read.value()
                  .map(reply -> Replies.checked(reply, request))
                  .orElseGet(() -> unseen(order, request)),
              order);
      case Reading.NoSuchOrder<Optional<CommandReply>> none -> new Answer.NoSuchOrder();
      case Reading.Unanswered<Optional<CommandReply>> x ->
          throw new OrdersFault(x.code(), x.cause());
    };
  }

  private CommandReply unseen(OrderView order, CommandRequest request) {
    if (hasEnded(order)) {
      return CommandReply.ofEnded(order, request);
    }
    if (isRunning(order.orderId())) {
      throw new OrdersFault(ProblemCode.ENGINE_UNAVAILABLE, null);
    }
    // An operator terminated it in the engine: it will never answer.
    return Replies.refused(request, ProblemCode.ORDER_CLOSED);
  }

  private boolean isRunning(String orderId) {
    return engine.describe(orderId).getStatus()
        == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
  }
}
