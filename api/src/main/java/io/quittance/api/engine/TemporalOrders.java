package io.quittance.api.engine;

import io.quittance.api.orders.Answer;
import io.quittance.api.orders.Books;
import io.quittance.api.orders.Orders;
import io.quittance.api.orders.Placing;
import io.quittance.api.orders.Wait;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.StartOrder;
import java.util.Optional;

/** The orders: a row in the books each, and a workflow while it has not ended. */
final class TemporalOrders implements Orders {

  private final Engine engine;
  private final Placement placement;
  private final Showing showing;
  private final CommandFlow commands;

  TemporalOrders(Engine engine, Books books) {
    this.engine = engine;
    this.placement = new Placement(engine, books);
    this.showing = new Showing(engine, books);
    this.commands = new CommandFlow(engine, books);
  }

  @Override
  public Placing place(StartOrder start) {
    return placement.place(start);
  }

  @Override
  public Optional<OrderView> find(String orderId) {
    return showing.find(orderId);
  }

  @Override
  public Answer give(String orderId, CommandRequest request, Wait wait) {
    return commands.give(orderId, request, wait);
  }

  @Override
  public Optional<String> state(String orderId) {
    return engine.state(orderId);
  }
}
