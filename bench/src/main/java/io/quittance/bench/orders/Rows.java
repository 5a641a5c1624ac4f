package io.quittance.bench.orders;

import io.quittance.domain.Posting;
import io.quittance.store.Append;
import io.quittance.store.Claim;
import io.quittance.store.OrderRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Set;

/**
 * The rows of many orders, table by table, as if they had been appended one by one. The events of
 * the outbox count as published: nobody is waiting to hear of orders that nobody placed. The ended
 * ones count as proven: there is no provider whose books they could be held against.
 */
final class Rows {

  private final CopyText orders =
      new CopyText(
          "orders (order_id, customer_id, currency, amount, fingerprint, start, view, status,"
              + " revision, seq, at_risk, authorized, captured, refunded, refunding, adjusted, held,"
              + " open_review, proven_zero_at, created_at, updated_at, ended_at, proven_seq)");
  private final CopyText journal =
      new CopyText("journal (order_id, seq, type, fact, at, recorded_at, run_id, event_id)");
  private final CopyText transactions =
      new CopyText("ledger_transaction (id, order_id, seq, fact, at)");
  private final CopyText lines =
      new CopyText("ledger_entry (transaction_id, line, account, currency, amount)");
  private final CopyText outbox =
      new CopyText("outbox (order_id, seq, type, status, revision, at, published_at)");
  private final CopyText names =
      new CopyText(
          "provider_reference (provider, provider_reference, order_id, reference, noted_at)");
  private final PrimitiveIterator.OfLong transactionIds;
  private final Set<Append.ProviderName> noted = new HashSet<>();

  private Rows(PrimitiveIterator.OfLong transactionIds) {
    this.transactionIds = transactionIds;
  }

  /** Returns how many bookings the orders make: each needs an id. */
  static int transactions(List<GeneratedOrder> orders) {
    return (int)
        orders.stream()
            .flatMap(order -> order.append().entries().stream())
            .filter(entry -> !entry.postings().isEmpty())
            .count();
  }

  static Rows of(List<GeneratedOrder> orders, PrimitiveIterator.OfLong transactionIds) {
    Rows rows = new Rows(transactionIds);
    orders.forEach(rows::add);
    return rows;
  }

  /** Writes them, what is referred to first. */
  void write(Connection connection) throws SQLException {
    for (CopyText table : List.of(orders, journal, transactions, lines, outbox, names)) {
      table.write(connection);
    }
  }

  private void add(GeneratedOrder order) {
    addOrder(order.claim(), order.append());
    long seq = order.append().firstSeq();
    for (Append.Entry entry : order.append().entries()) {
      addFact(order.append(), seq++, entry);
    }
  }

  private void addOrder(Claim claim, Append append) {
    OrderRow row = append.row();
    orders.row(
        claim.orderId(),
        claim.customerId(),
        claim.currency(),
        claim.amount(),
        claim.fingerprint(),
        claim.start(),
        row.view(),
        row.status(),
        row.revision(),
        append.entries().size(),
        row.atRisk(),
        row.authorized(),
        row.captured(),
        row.refunded(),
        row.refunding(),
        row.adjusted(),
        row.held(),
        row.review(),
        row.provenZeroAt(),
        claim.at(),
        row.updatedAt(),
        row.endedAt(),
        row.endedAt() == null ? null : append.entries().size());
  }

  private void addFact(Append append, long seq, Append.Entry entry) {
    String order = append.orderId();
    journal.row(
        order,
        seq,
        entry.type(),
        entry.fact(),
        entry.at(),
        entry.at(),
        append.runId(),
        entry.eventId());
    if (!entry.postings().isEmpty()) {
      addBooking(order, seq, entry);
    }
    if (entry.event()) {
      outbox.row(
          order, seq, entry.type(), entry.status(), entry.revision(), entry.at(), entry.at());
    }
    for (Append.ProviderName name : entry.names()) {
      // A provider tells its name again with each answer.
      if (noted.add(name)) {
        names.row(name.provider(), name.providerReference(), order, name.reference(), entry.at());
      }
    }
  }

  private void addBooking(String order, long seq, Append.Entry entry) {
    long id = transactionIds.nextLong();
    transactions.row(id, order, seq, entry.type(), entry.at());
    int line = 1;
    for (Posting posting : entry.postings()) {
      lines.row(id, line++, posting.account(), posting.currency(), posting.amount());
    }
  }
}
