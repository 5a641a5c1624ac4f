package io.quittance.api.engine;

import io.quittance.api.orders.Answer;
import io.quittance.api.orders.BookedOrder;
import io.quittance.api.orders.Books;
import io.quittance.api.orders.OrdersFault;
import io.quittance.api.orders.ProblemCode;
import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.OrderView;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Commands for an order whose workflow takes none: it was never started, it has ended, or somebody
 * terminated it. Ended is ended for commands, so its row answers; what only the order itself can
 * answer reopens it.
 */
final class ClosedOrders {

  private final Engine engine;
  private final Books books;
  private final BiFunction<GivenCommand, Delivery, Optional<Answer>> deliver;

  ClosedOrders(
      Engine engine, Books books, BiFunction<GivenCommand, Delivery, Optional<Answer>> deliver) {
    this.engine = engine;
    this.books = books;
    this.deliver = deliver;
  }

  Answer answer(GivenCommand command) {
    BookedOrder order = books.find(command.orderId()).orElse(null);
    if (order == null) {
      return new Answer.NoSuchOrder();
    }
    return order.recorded() ? ofRecorded(command, order) : ofClaimed(command, order);
  }

  private Answer ofClaimed(GivenCommand command, BookedOrder order) {
    engine.start(order.start());
    return deliver
        .apply(command, engine.to(order.orderId()))
        // Terminated before it wrote a fact: there is nothing that it could be taken up from.
        .orElseGet(() -> refused(command.request(), order.view()));
  }

  private static Answer refused(CommandRequest request, OrderView order) {
    return new Answer.Given(Replies.refused(request, ProblemCode.ORDER_CLOSED), order);
  }

  private Answer ofRecorded(GivenCommand command, BookedOrder order) {
    return order.view().hasEnded() ? ofEnded(command, order) : reopened(command, order);
  }

  private Answer ofEnded(GivenCommand command, BookedOrder order) {
    Answer earlier = answered(command, order).orElse(null);
    if (earlier != null) {
      return earlier;
    }
    return CommandReply.reopens(order.view(), command.request())
        ? reopened(command, order)
        : new Answer.Given(CommandReply.ofEnded(order.view(), command.request()), order.view());
  }

  /** What it answered when it first saw the command. */
  private Optional<Answer> answered(GivenCommand command, BookedOrder order) {
    return books
        .answer(order.orderId(), Replies.idOf(command.request()))
        .map(reply -> new Answer.Given(Replies.checked(reply, command.request()), order.view()));
  }

  private Answer reopened(GivenCommand command, BookedOrder order) {
    return deliver
        .apply(command, engine.reopening(order.start()))
        .orElseThrow(() -> new OrdersFault(ProblemCode.ENGINE_UNAVAILABLE, null));
  }
}
