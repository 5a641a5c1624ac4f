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

/** How what travels becomes rows of the books. */
public final class BookMapping {

  private static final JsonMapper JSON = OrderDataConverter.mapper();

  private BookMapping() {}

  /** Returns facts with the order's row after the last of them. */
  public static Append append(FactsToAppend facts) {
    return new Append(
        facts.orderId(),
        facts.firstSeq(),
        facts.runId(),
        facts.entries().stream().map(BookMapping::entry).toList(),
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
        entry.told() == null ? null : JSON.writeValueAsString(entry.told()),
        entry.postings().stream().map(BookMapping::posting).toList(),
        entry.names().stream().map(BookMapping::name).toList());
  }

  private static Posting posting(FactsToAppend.Line line) {
    return new Posting(line.account(), Currency.getInstance(line.currency()), line.amount());
  }

  private static Append.ProviderName name(FactsToAppend.Name name) {
    return new Append.ProviderName(name.provider(), name.providerReference(), name.reference());
  }

  private static OrderRow row(OrderView view) {
    OrderView.MoneyView money = view.money();
    OrderView.ReviewView review = view.review();
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
        review == null ? null : review.kind(),
        money.provenZeroAt(),
        view.updatedAt(),
        OrderStatus.valueOf(view.status()).isEnded() ? view.updatedAt() : null,
        JSON.writeValueAsString(view));
  }

  /** Returns what takes the id of an order that was not placed through the api. */
  public static Claim claim(FactsToAppend facts) {
    return claim(facts.start(), facts.view());
  }

  /**
   * Returns what takes the id of an order.
   *
   * @param view the order as it is shown until its first fact is in the books
   */
  static Claim claim(StartOrder start, OrderView view) {
    return new Claim(
        start.orderId(),
        start.customerId(),
        start.amount().value(),
        start.amount().currency(),
        start.fingerprint(),
        JSON.writeValueAsString(start),
        JSON.writeValueAsString(view),
        view.createdAt());
  }
}
