package io.quittance.api.engine;

import io.quittance.api.orders.Answer;
import io.quittance.api.orders.Orders;
import io.quittance.api.orders.OrdersFault;
import io.quittance.api.orders.Placing;
import io.quittance.api.orders.Wait;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.StartOrder;
import java.util.Optional;

/** The orders: one workflow each. */
final class TemporalOrders implements Orders {

  private final Questions questions;
  private final Placement placement;
  private final CommandFlow commands;

  TemporalOrders(Engine engine) {
    this.questions = new Questions(engine);
    this.placement = new Placement(engine, questions);
    this.commands = new CommandFlow(engine, questions);
  }

  @Override
  public Placing place(StartOrder start) {
    return placement.place(start);
  }

  @Override
  public Optional<OrderView> find(String orderId) {
    return switch (questions.view(orderId, Engine.PATIENCE)) {
      case Reading.Read<OrderView> read -> Optional.of(read.value());
      case Reading.NoSuchOrder<OrderView> none -> Optional.empty();
      case Reading.Unanswered<OrderView> x -> throw new OrdersFault(x.code(), x.cause());
    };
  }

  @Override
  public Answer give(String orderId, CommandRequest request, Wait wait) {
    return commands.give(orderId, request, wait);
  }
}
