package io.quittance.store;

import java.util.List;
import java.util.Optional;

/** The facts of every order, in order: what all other figures follow from. Never changed. */
public final class Journal {

  private final Database database;

  Journal(Database database) {
    this.database = database;
  }

  /**
   * Writes facts with all that follows from them, in one transaction: the journal, the ledger, the
   * order's row, the outbox. Doing it again changes nothing.
   *
   * @throws BooksUnavailable if the database does not answer; whether it was stored is not known
   */
  public AppendResult append(Append append) {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns all facts of an order, the first one first; none if there is no such order.
   *
   * @throws BooksUnavailable if the database does not answer
   */
  public List<JournalRow> read(String orderId) {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns the fact that answered a command, JSON.
   *
   * @throws BooksUnavailable if the database does not answer
   */
  public Optional<String> answer(String orderId, String commandId) {
    throw new UnsupportedOperationException();
  }
}
