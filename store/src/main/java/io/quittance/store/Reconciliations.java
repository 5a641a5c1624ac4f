package io.quittance.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the proofs over many orders found, and how far they got. */
public final class Reconciliations {

  private final Database database;

  Reconciliations(Database database) {
    this.database = database;
  }

  /**
   * Begins one and returns its id.
   *
   * @param kind what is compared
   * @throws BooksUnavailable if the database does not answer
   */
  public long begin(String kind, Instant from, Instant to, Instant now) {
    throw new UnsupportedOperationException();
  }

  /**
   * Keeps how far one got: whole figures, not what was added.
   *
   * @param position where to go on; null: from the start
   * @throws BooksUnavailable if the database does not answer
   */
  public void progress(
      long id,
      int ordersProven,
      int chargesRead,
      int differences,
      @Nullable String position,
      Instant now) {
    throw new UnsupportedOperationException();
  }

  /**
   * Ends one; what has ended stays as it is.
   *
   * @param outcome {@code IN_LINE}, {@code DIFFERENCES} or {@code FAILED}
   * @throws BooksUnavailable if the database does not answer
   */
  public void finish(long id, String outcome, Instant now) {
    throw new UnsupportedOperationException();
  }

  /**
   * Keeps a difference and returns whether it is new to this reconciliation.
   *
   * @throws BooksUnavailable if the database does not answer
   */
  public boolean found(long id, Difference difference) {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns the one that finished last.
   *
   * @throws BooksUnavailable if the database does not answer
   */
  public Optional<Reconciliation> lastFinished() {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns the one with an id.
   *
   * @throws BooksUnavailable if the database does not answer
   */
  public Optional<Reconciliation> find(long id) {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns a page of them, the newest first.
   *
   * @param before the last id of the page before; null: the first page
   * @throws BooksUnavailable if the database does not answer
   */
  public List<Reconciliation> list(@Nullable Long before, int limit) {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns the differences that one found, in the order of finding.
   *
   * @throws BooksUnavailable if the database does not answer
   */
  public List<Difference> differences(long id, int limit) {
    throw new UnsupportedOperationException();
  }
}
