package io.quittance.api.engine;

import io.quittance.api.orders.BookedOrder;
import io.quittance.api.orders.Books;
import io.quittance.api.orders.Claiming;
import io.quittance.store.BooksUnavailable;
import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.StartOrder;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Books with one row, which tell what they are told to, or nothing at all. */
final class FakeBooks implements Books {

  volatile Supplier<@Nullable BookedOrder> row = () -> null;
  volatile @Nullable CommandReply answer;
  volatile boolean away;

  /** From now on the row shows the order so; after the last view it stays there. */
  void show(StartOrder start, OrderView... views) {
    Iterator<OrderView> next = List.of(views).iterator();
    row =
        () -> new BookedOrder(start, next.hasNext() ? next.next() : views[views.length - 1], true);
  }

  @Override
  public Claiming claim(StartOrder start, OrderView view) {
    BookedOrder order = find(start.orderId()).orElse(null);
    if (order == null) {
      row = () -> new BookedOrder(start, view, false);
      return new Claiming.New();
    }
    return order.start().fingerprint().equals(start.fingerprint())
        ? new Claiming.Same(order)
        : new Claiming.Other();
  }

  @Override
  public Optional<BookedOrder> find(String orderId) {
    requireThere();
    return Optional.ofNullable(row.get());
  }

  @Override
  public Optional<CommandReply> answer(String orderId, String commandId) {
    requireThere();
    return Optional.ofNullable(answer);
  }

  private void requireThere() {
    if (away) {
      throw new BooksUnavailable("away", new IOException("refused"));
    }
  }
}
