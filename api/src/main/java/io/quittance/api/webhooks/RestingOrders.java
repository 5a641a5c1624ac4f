package io.quittance.api.webhooks;

import io.quittance.api.orders.BookedOrder;
import io.quittance.api.orders.Books;
import io.quittance.api.orders.Notices;
import io.quittance.api.webhooks.Telling.Done;
import io.quittance.api.webhooks.Telling.Later;
import io.quittance.api.webhooks.Telling.Outcome;
import io.quittance.domain.NoticeStanding;
import io.quittance.domain.Order;
import io.quittance.domain.OrderMachine;
import io.quittance.workflows.contract.CommandRequest;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Orders whose workflow takes no messages. One that has ended is asked, by its journal, whether a
 * notice tells it anything: only then is it begun again. One that was stopped is begun again
 * anyway.
 */
final class RestingOrders {

  private final Books books;
  private final Facts facts;
  private final Notices orders;
  private final InstantSource clock;

  RestingOrders(Books books, Facts facts, Notices orders, InstantSource clock) {
    this.books = books;
    this.facts = facts;
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

  private boolean isNews(String orderId, CommandRequest notice) {
    Order order = facts.order(orderId);
    return OrderMachine.heard(order, notice.toNotice(), clock.instant()) == NoticeStanding.NEWS;
  }
}
