package io.quittance.store;

import java.util.List;

/** The double-entry ledger. */
public final class Ledger {

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
    throw new UnsupportedOperationException();
  }

  /**
   * Returns the balance of every account in each currency; those of the orders' customer funds are
   * one, {@code order/*}{@code /customer-funds}.
   *
   * @throws BooksUnavailable if the database does not answer
   */
  public List<Balance> balances() {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns what an order booked to each account in each currency.
   *
   * @throws BooksUnavailable if the database does not answer
   */
  public List<Balance> balances(String orderId) {
    throw new UnsupportedOperationException();
  }
}
