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
        Optional<Answer.Given> given = answered(orderId, request);
        if (given.isPresent()) {
          return settle(given.get(), patience);
        }
      } catch (BooksUnavailable e) {
        return new Answer.Kept(null);
      }
    } while (patience.sleep(pauses.next()));
    return new Answer.Kept(look(orderId).orElse(null));
  }

  /** In this order: the order of the second look has the answer of the first. */
  private Optional<Answer.Given> answered(String orderId, CommandRequest request) {
    Optional<CommandReply> reply = books.answer(orderId, Replies.idOf(request));
    OrderView order = look(orderId).orElse(null);
    if (order == null) {
      return Optional.empty();
    }
    return reply.isEmpty() && order.hasEnded()
        ? ofEnded(order, request)
        : reply.map(r -> given(r, request, order));
  }

  /** An ended order answers and leaves no fact of that: who waits for one waits for ever. */
  private Optional<Answer.Given> ofEnded(OrderView order, CommandRequest request) {
    Optional<CommandReply> reply = books.answer(order.orderId(), Replies.idOf(request));
    if (reply.isPresent() || CommandReply.reopens(order, request)) {
      return reply.map(r -> given(r, request, order));
    }
    return Optional.of(new Answer.Given(CommandReply.ofEnded(order, request), order));
  }

  private static Answer.Given given(CommandReply reply, CommandRequest request, OrderView order) {
    return new Answer.Given(Replies.checked(reply, request), order);
  }
}
