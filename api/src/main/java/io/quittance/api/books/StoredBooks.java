package io.quittance.api.books;

import io.quittance.api.orders.BookedOrder;
import io.quittance.api.orders.Books;
import io.quittance.api.orders.Claiming;
import io.quittance.domain.Answer;
import io.quittance.domain.Fact;
import io.quittance.store.Claim;
import io.quittance.store.Claimed;
import io.quittance.store.Store;
import io.quittance.store.StoredOrder;
import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.FactJson;
import io.quittance.workflows.contract.OrderDataConverter;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.StartOrder;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The books in the store. */
@Component
final class StoredBooks implements Books {

  private static final JsonMapper MAPPER = OrderDataConverter.mapper();

  private final Store store;

  StoredBooks(Store store) {
    this.store = store;
  }

  @Override
  public Claiming claim(StartOrder start, OrderView view) {
    Claim claim =
        new Claim(
            start.orderId(),
            start.customerId(),
            start.amount().value(),
            start.amount().currency(),
            start.fingerprint(),
            MAPPER.writeValueAsString(start),
            MAPPER.writeValueAsString(view),
            view.createdAt());
    return switch (store.orders().claim(claim)) {
      case Claimed.New isNew -> new Claiming.New();
      case Claimed.Same same -> new Claiming.Same(booked(same.order()));
      case Claimed.Other other -> new Claiming.Other();
    };
  }

  @Override
  public Optional<BookedOrder> find(String orderId) {
    return store.orders().find(orderId).map(StoredBooks::booked);
  }

  private static BookedOrder booked(StoredOrder row) {
    return new BookedOrder(
        MAPPER.readValue(row.start(), StartOrder.class),
        MAPPER.readValue(row.view(), OrderView.class),
        row.seq() > 0);
  }

  @Override
  public Optional<CommandReply> answer(String orderId, String commandId) {
    return store.journal().answer(orderId, commandId).map(FactJson::read).map(StoredBooks::reply);
  }

  private static CommandReply reply(Fact fact) {
    Answer answer = ((Fact.CommandAnswered) fact).answer();
    return CommandReply.of(answer.kind(), answer.fingerprint(), answer.reply(), null, true);
  }
}
