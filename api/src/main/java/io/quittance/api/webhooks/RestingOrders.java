package io.quittance.api.webhooks;

import io.quittance.api.orders.BookedOrder;
import io.quittance.api.orders.Books;
import io.quittance.api.orders.Notices;
import io.quittance.api.webhooks.Telling.Done;
import io.quittance.api.webhooks.Telling.Later;
import io.quittance.api.webhooks.Telling.Outcome;
import io.quittance.domain.Command;
import io.quittance.domain.CommandKind;
import io.quittance.domain.NoticeStanding;
import io.quittance.domain.OrderMachine;
import io.quittance.store.Journal;
import io.quittance.store.JournalRow;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.FactJson;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Orders whose workflow takes no messages. One that has ended is asked, by its journal, whether a
 * notice tells it anything: only then is it begun again. One that was stopped is begun again
 * anyway.
 */
final class RestingOrders {

  private final Books books;
  private final Journal journal;
  private final Notices orders;
  private final InstantSource clock;

  RestingOrders(Books books, Journal journal, Notices orders, InstantSource clock) {
    this.books = books;
    this.journal = journal;
    this.orders = orders;
    this.clock = clock;
  }

  /**
   * Tells an order; empty if there is none of that id.
   *
   * <p>To be called after the engine knew of no run: one that has closed since its last message
   * left all its facts in the books before.
   */
  Optional<Telling> tell(String orderId, CommandRequest notice) {
    return books.find(orderId).map(order -> tell(order, notice));
  }

  private Telling tell(BookedOrder order, CommandRequest notice) {
    if (!order.recorded()) {
      return new Later(false, "the order is being placed");
    }
    if (order.view().hasEnded() && !isNews(order.orderId(), notice)) {
      return new Done(Outcome.KNOWN);
    }
    orders.reopen(order.start(), notice);
    return new Done(Outcome.REOPENED);
  }

  private boolean isNews(String orderId, CommandRequest request) {
    Command.Notice notice = (Command.Notice) request.toCommand(CommandKind.NOTICE, () -> "?");
    var facts = journal.read(orderId).stream().map(JournalRow::fact).toList();
    return OrderMachine.heard(FactJson.fold(facts), notice, clock.instant()) == NoticeStanding.NEWS;
  }
}
