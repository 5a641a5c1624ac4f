package io.quittance.api.engine;

import io.quittance.api.orders.BookedOrder;
import io.quittance.api.orders.Books;
import io.quittance.api.orders.OrdersFault;
import io.quittance.store.BooksUnavailable;
import io.quittance.workflows.contract.OrderView;
import io.temporal.client.WorkflowExecutionDescription;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How an order is shown: by its row. The engine is asked only where the books can't tell: while
 * they have no fact of the order, or do not answer at all.
 */
final class Showing {

  /** The events of a workflow that no worker has touched: started, task scheduled. */
  private static final long UNTOUCHED = 2;

  private final Engine engine;
  private final Books books;

  Showing(Engine engine, Books books) {
    this.engine = engine;
    this.books = books;
  }

  /** Returns an order as it is now; empty if there is none of that id. */
  Optional<OrderView> find(String orderId) {
    try {
      return books.find(orderId).map(this::show);
    } catch (BooksUnavailable e) {
      return Optional.of(asked(orderId, e));
    }
  }

  /** Returns an order as it is now. */
  OrderView show(BookedOrder order) {
    return order.recorded() ? order.view() : unrecorded(order);
  }

  /**
   * An order begins when its workflow does, a few milliseconds after its id was claimed: so the
   * engine's time is the one that every later view tells, and the claim's only serves where the
   * engine can't tell.
   */
  private OrderView unrecorded(BookedOrder order) {
    WorkflowExecutionDescription workflow = described(order.orderId()).orElse(null);
    if (workflow == null) {
      return order.view();
    }
    boolean movedOn = workflow.getHistoryLength() > UNTOUCHED;
    return movedOn && engine.view(order.orderId()) instanceof Reading.Read read
        ? read.view()
        : placed(order, workflow);
  }

  private Optional<WorkflowExecutionDescription> described(String orderId) {
    try {
      return engine.describe(orderId);
    } catch (OrdersFault e) {
      return Optional.empty();
    }
  }

  /** The workflow's own clock has milliseconds; finer ones would differ from every later view. */
  static OrderView placed(BookedOrder order, WorkflowExecutionDescription workflow) {
    return OrderView.placed(order.start(), workflow.getStartTime().truncatedTo(ChronoUnit.MILLIS));
  }

  /** Without the books, an order that the engine does not know may be one that it has forgotten. */
  private OrderView asked(String orderId, BooksUnavailable fault) {
    return switch (engine.view(orderId)) {
      case Reading.Read read -> read.view();
      case Reading.NoSuchOrder none -> throw fault;
      case Reading.Unanswered x -> throw new OrdersFault(x.code(), x.cause());
    };
  }
}
