package io.quittance.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The order rows: one for each order id that was ever taken. */
public final class Orders {

  private final Database database;

  Orders(Database database) {
    this.database = database;
  }

  /**
   * Takes an order id, unless it is taken.
   *
   * @throws BooksUnavailable if the database does not answer; whether it was taken is not known
   */
  public Claimed claim(Claim claim) {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns the order of an id.
   *
   * @throws BooksUnavailable if the database does not answer
   */
  public Optional<StoredOrder> find(String orderId) {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns a page of orders, the newest first.
   *
   * @param after the last line of the page before, by its {@code createdAt}; null: the first page
   * @throws BooksUnavailable if the database does not answer
   */
  public List<OrderSummary> list(OrderFilter filter, @Nullable OrderKey after, int limit) {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns orders that were claimed before an instant and have no fact yet, the oldest first.
   *
   * @throws BooksUnavailable if the database does not answer
   */
  public List<StoredOrder> unstarted(Instant claimedBefore, int limit) {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns a page of the orders that ended in an interval, the first ended first.
   *
   * @param after the last key of the page before; null: the first page
   * @throws BooksUnavailable if the database does not answer
   */
  public List<OrderKey> endedBetween(
      Instant fromExclusive, Instant toInclusive, @Nullable OrderKey after, int limit) {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns a page of the orders that were created before an instant and have not ended, the oldest
   * first.
   *
   * @param after the last key of the page before; null: the first page
   * @throws BooksUnavailable if the database does not answer
   */
  public List<OrderKey> openSince(Instant createdBefore, @Nullable OrderKey after, int limit) {
    throw new UnsupportedOperationException();
  }
}
