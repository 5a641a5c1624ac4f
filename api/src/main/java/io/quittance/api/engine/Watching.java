package io.quittance.api.engine;

import io.quittance.api.orders.Answer;
import io.quittance.api.orders.BookedOrder;
import io.quittance.api.orders.Books;
import io.quittance.api.orders.CommandProgress;
import io.quittance.store.BooksUnavailable;
import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.OrderView;
import java.util.Optional;

/** The watching of an order's row until a command has settled, or its caller waits no longer. */
final class Watching {

  private final Books books;

  Watching(Books books) {
    this.books = books;
  }

  /** Returns the order of now; empty if the books can't tell. */
  Optional<OrderView> look(String orderId) {
    try {
      return books.find(orderId).map(BookedOrder::view);
    } catch (BooksUnavailable e) {
      return Optional.empty();
    }
  }

  /** Watches what a command that is answered leads to. */
  Answer settle(Answer.Given given, Patience patience) {
    Pauses pauses = new Pauses();
    OrderView order = given.order();
    while (CommandProgress.of(given.reply(), order) instanceof CommandProgress.Underway
        && patience.sleep(pauses.next())) {
      OrderView now = look(order.orderId()).orElse(null);
      if (now == null) {
        break;
      }
      order = now;
    }
    return new Answer.Given(given.reply(), order);
  }

  /** Watches for the answer to a command that is kept, and then for what it leads to. */
  Answer await(String orderId, CommandRequest request, Patience patience) {
    Pauses pauses = new Pauses();
    do {
      try {
        // In this order: the order of the second look has the answer of the first.
        Optional<CommandReply> reply = books.answer(orderId, Replies.idOf(request));
        Optional<OrderView> order = reply.flatMap(r -> look(orderId));
        if (reply.isPresent() && order.isPresent()) {
          CommandReply mine = Replies.checked(reply.get(), request);
          return settle(new Answer.Given(mine, order.get()), patience);
        }
      } catch (BooksUnavailable e) {
        return new Answer.Kept(null);
      }
    } while (patience.sleep(pauses.next()));
    return new Answer.Kept(look(orderId).orElse(null));
  }
}
