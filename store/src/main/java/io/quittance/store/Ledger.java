package io.quittance.store;

import io.quittance.domain.Posting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;

/** The double-entry ledger. */
public final class Ledger {

  private static final String OF_ORDER =
      """
      select t.id, t.seq, t.fact, t.at, e.account, e.currency, e.amount
        from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
       where t.order_id = :order
       order by t.seq, e.line
      """;

  /** The sum of sums is numeric; an amount that no longer fits a bigint is a fault. */
  private static final String BALANCES =
      """
      select case when account like 'order/%/customer-funds' then 'order/*/customer-funds'
                  else account end as account,
             currency, sum(amount)::bigint as amount
        from ledger_entry
       group by 1, 2
       order by 1, 2
      """;

  private static final String BALANCES_OF_ORDER =
      """
      select e.account, e.currency, sum(e.amount)::bigint as amount
        from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
       where t.order_id = :order
       group by 1, 2
       order by 1, 2
      """;

  private final Database database;

  Ledger(Database database) {
    this.database = database;
  }

  /**
   * Returns the transactions of an order, the first one first.
   *
   * @throws BooksUnavailable if the database does not answer
   */
  public List<LedgerTransaction> of(String orderId) {
    return database.ask(
        sql -> sql.sql(OF_ORDER).param("order", orderId).query(Ledger::transactions));
  }

  /**
   * Returns the balance of every account in each currency; those of the orders' customer funds are
   * one, {@code order/*}{@code /customer-funds}. It reads the whole ledger.
   *
   * @throws BooksUnavailable if the database does not answer
   */
  public List<Balance> balances() {
    return database.ask(sql -> sql.sql(BALANCES).query(Ledger::balance).list());
  }

  /**
   * Returns what an order booked to each account in each currency.
   *
   * @throws BooksUnavailable if the database does not answer
   */
  public List<Balance> balances(String orderId) {
    return database.ask(
        sql -> sql.sql(BALANCES_OF_ORDER).param("order", orderId).query(Ledger::balance).list());
  }

  private static List<LedgerTransaction> transactions(ResultSet rows) throws SQLException {
    List<LedgerTransaction> transactions = new ArrayList<>();
    List<Posting> postings = new ArrayList<>();
    while (rows.next()) {
      if (transactions.isEmpty() || transactions.getLast().id() != rows.getLong("id")) {
        postings = new ArrayList<>();
        transactions.add(transaction(rows, postings));
      }
      postings.add(posting(rows));
    }
    return transactions;
  }

  private static LedgerTransaction transaction(ResultSet row, List<Posting> postings)
      throws SQLException {
    return new LedgerTransaction(
        row.getLong("id"),
        row.getLong("seq"),
        row.getString("fact"),
        Times.of(row, "at"),
        Collections.unmodifiableList(postings));
  }

  private static Posting posting(ResultSet row) throws SQLException {
    return new Posting(
        row.getString("account"),
        Currency.getInstance(row.getString("currency")),
        row.getLong("amount"));
  }

  private static Balance balance(ResultSet row, int number) throws SQLException {
    return new Balance(row.getString("account"), row.getString("currency"), row.getLong("amount"));
  }
}
