package io.quittance.api.engine;

import io.quittance.api.orders.OrdersFault;
import io.quittance.api.orders.Placing;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.OrderWorkflows;
import io.quittance.workflows.contract.StartOrder;
import io.temporal.client.WorkflowExecutionDescription;
import java.time.temporal.ChronoUnit;

/** The placing of an order, which needs no worker. */
final class Placement {

  /** The events of a workflow that no worker has touched: started, task scheduled. */
  private static final long UNTOUCHED = 2;

  private final Engine engine;
  private final Questions questions;

  Placement(Engine engine, Questions questions) {
    this.engine = engine;
    this.questions = questions;
  }

  Placing place(StartOrder start) {
    boolean isNew = engine.start(start);
    WorkflowExecutionDescription workflow = engine.describe(start.orderId());
    if (isNew) {
      return new Placing.Placed(placed(start, workflow));
    }
    String earlier = workflow.getMemo(OrderWorkflows.PLACING, String.class, String.class);
    return start.fingerprint().equals(earlier)
        ? new Placing.Placed(today(start, workflow))
        : new Placing.AnotherExists();
  }

  private OrderView today(StartOrder start, WorkflowExecutionDescription workflow) {
    if (workflow.getHistoryLength() <= UNTOUCHED) {
      return placed(start, workflow);
    }
    return switch (questions.view(start.orderId(), Engine.PATIENCE)) {
      case Reading.Read<OrderView> read -> read.value();
      case Reading.NoSuchOrder<OrderView> none -> placed(start, workflow);
      case Reading.Unanswered<OrderView> x -> throw new OrdersFault(x.code(), x.cause());
    };
  }

  /** The workflow's own clock has milliseconds; finer ones would differ from every later view. */
  private static OrderView placed(StartOrder start, WorkflowExecutionDescription workflow) {
    return OrderView.placed(start, workflow.getStartTime().truncatedTo(ChronoUnit.MILLIS));
  }
}
