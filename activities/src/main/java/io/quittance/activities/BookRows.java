package io.quittance.activities;

import io.quittance.domain.OrderStatus;
import io.quittance.domain.Posting;
import io.quittance.store.Append;
import io.quittance.store.Claim;
import io.quittance.store.OrderRow;
import io.quittance.workflows.contract.FactsToAppend;
import io.quittance.workflows.contract.OrderDataConverter;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.StartOrder;
import java.util.Currency;
import tools.jackson.databind.json.JsonMapper;

/** How what an order writes becomes rows of the books. */
public final class BookRows {

  private static final JsonMapper MAPPER = OrderDataConverter.mapper();

  private BookRows() {}

  /** Returns facts with the order's row after the last of them. */
  public static Append append(FactsToAppend facts) {
    return new Append(
        facts.orderId(),
        facts.firstSeq(),
        facts.runId(),
        facts.entries().stream().map(BookRows::entry).toList(),
        row(facts.view()));
  }

  private static Append.Entry entry(FactsToAppend.Entry entry) {
    return new Append.Entry(
        entry.type(),
        entry.fact(),
        entry.at(),
        entry.eventId(),
        entry.status(),
        entry.revision(),
        entry.event(),
        entry.postings().stream().map(BookRows::posting).toList(),
        entry.names().stream().map(BookRows::name).toList());
  }

  private static Posting posting(FactsToAppend.Line line) {
    return new Posting(line.account(), Currency.getInstance(line.currency()), line.amount());
  }

  private static Append.ProviderName name(FactsToAppend.Name name) {
    return new Append.ProviderName(name.provider(), name.providerReference(), name.reference());
  }

  private static OrderRow row(OrderView view) {
    OrderView.MoneyView money = view.money();
    boolean ended = OrderStatus.valueOf(view.status()).isEnded();
    return new OrderRow(
        view.status(),
        view.revision(),
        money.atRisk(),
        money.authorized(),
        money.captured(),
        money.refunded(),
        money.refunding(),
        money.adjusted(),
        money.held(),
        view.review() == null ? null : view.review().kind(),
        money.provenZeroAt(),
        view.updatedAt(),
        ended ? view.updatedAt() : null,
        MAPPER.writeValueAsString(view));
  }

  /** Returns the claim of the order's id, made by facts that begin with its first. */
  public static Claim claim(FactsToAppend facts) {
    StartOrder start = facts.start();
    OrderView view = facts.view();
    return new Claim(
        start.orderId(),
        start.customerId(),
        start.amount().value(),
        start.amount().currency(),
        start.fingerprint(),
        MAPPER.writeValueAsString(start),
        MAPPER.writeValueAsString(view),
        view.createdAt());
  }
}
