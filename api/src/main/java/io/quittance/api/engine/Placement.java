package io.quittance.api.engine;

import io.quittance.api.orders.BookedOrder;
import io.quittance.api.orders.Books;
import io.quittance.api.orders.Claiming;
import io.quittance.api.orders.OrdersFault;
import io.quittance.api.orders.Placing;
import io.quittance.api.orders.ProblemCode;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.OrderWorkflows;
import io.quittance.workflows.contract.StartOrder;
import io.temporal.client.WorkflowExecutionDescription;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The placing of an order, which needs no worker: its id is claimed in the books, for ever, and
 * then its workflow is started. What breaks off in between is finished by the same request again.
 */
final class Placement {

  private final Engine engine;
  private final Books books;
  private final Showing showing;

  Placement(Engine engine, Books books) {
    this.engine = engine;
    this.books = books;
    this.showing = new Showing(engine, books);
  }

  Placing place(StartOrder start) {
    OrderView view = OrderView.placed(start, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    return switch (books.claim(start, view)) {
      case Claiming.New isNew -> started(new BookedOrder(start, view, false));
      case Claiming.Same same -> again(same.order());
      case Claiming.Other other -> new Placing.AnotherExists();
    };
  }

  private Placing again(BookedOrder order) {
    if (order.recorded()) {
      return new Placing.Placed(order.view());
    }
    engine.start(order.start());
    return new Placing.Placed(showing.show(order));
  }

  private Placing started(BookedOrder order) {
    boolean isFirst = engine.start(order.start());
    WorkflowExecutionDescription workflow =
        engine
            .describe(order.orderId())
            .orElseThrow(() -> new OrdersFault(ProblemCode.ENGINE_UNAVAILABLE, null));
    return isFirst || isOf(order.start(), workflow)
        ? new Placing.Placed(Showing.placed(order, workflow))
        : new Placing.AnotherExists();
  }

  /** Books that were lost know nothing of an order which the engine still has. */
  private static boolean isOf(StartOrder start, WorkflowExecutionDescription workflow) {
    String placed = workflow.getMemo(OrderWorkflows.PLACING, String.class, String.class);
    return start.fingerprint().equals(placed);
  }
}
