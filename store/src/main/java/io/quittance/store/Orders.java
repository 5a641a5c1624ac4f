package io.quittance.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The order rows: one for each order id that was ever taken. */
public final class Orders {

  private static final String CLAIM =
      """
      insert into orders (order_id, customer_id, amount, currency, fingerprint, start, view,
                          status, created_at, updated_at)
      values (:order, :customer, :amount, :currency, :fingerprint, :start::jsonb, :view::jsonb,
              'AWAITING_PAYMENT', :at, :at)
      on conflict do nothing
      """;

  private static final String STORED =
      """
      select order_id, customer_id, status, revision, seq, fingerprint, start, view, review,
             created_at, updated_at, ended_at
        from orders
      """;

  private static final String UNSTARTED =
      STORED
          + " where unstarted and created_at < :before order by created_at, order_id limit :limit";

  private static final String ASK =
      """
      update orders
         set open_review = :review, view = jsonb_set(view, '{review}', :shown::jsonb)
       where order_id = :order and open_review is null
      """;

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
    return insert(claim) ? new Claimed.New() : standing(claim);
  }

  /**
   * Returns the order of an id.
   *
   * @throws BooksUnavailable if the database does not answer
   */
  public Optional<StoredOrder> find(String orderId) {
    return database.ask(
        sql ->
            sql.sql(STORED + " where order_id = :order")
                .param("order", orderId)
                .query(OrderRows::stored)
                .optional());
  }

  /**
   * Returns a page of orders, the newest first.
   *
   * @param after the last line of the page before, by its {@code createdAt}; null: the first page
   * @throws BooksUnavailable if the database does not answer
   */
  public List<OrderSummary> list(OrderFilter filter, @Nullable OrderKey after, int limit) {
    OrderListQuery query = OrderListQuery.of(filter, after, limit);
    return database.ask(
        sql -> sql.sql(query.text()).params(query.parameters()).query(OrderRows::summary).list());
  }

  /**
   * Returns orders that were claimed before an instant and have no fact yet, the oldest first.
   *
   * @throws BooksUnavailable if the database does not answer
   */
  public List<StoredOrder> unstarted(Instant claimedBefore, int limit) {
    return database.ask(
        sql ->
            sql.sql(UNSTARTED)
                .param("before", Times.column(claimedBefore))
                .param("limit", limit)
                .query(OrderRows::stored)
                .list());
  }

  /**
   * Returns a page of the orders that ended in an interval, the first ended first.
   *
   * @param after the last key of the page before; null: the first page
   * @throws BooksUnavailable if the database does not answer
   */
  public List<OrderKey> endedBetween(
      Instant fromExclusive, Instant toInclusive, @Nullable OrderKey after, int limit) {
    return database.ask(
        sql ->
            page(sql.sql(OrderKeyQuery.ended(after)), after, limit)
                .param("from", Times.column(fromExclusive))
                .param("to", Times.column(toInclusive))
                .query(OrderRows::key)
                .list());
  }

  /**
   * Returns a page of the ended orders of which a fact was written since they were last proven, the
   * first ended first.
   *
   * @param endedUntil inclusive
   * @param after the last key of the page before; null: the first page
   * @throws BooksUnavailable if the database does not answer
   */
  public List<OrderKey> unproven(Instant endedUntil, @Nullable OrderKey after, int limit) {
    return database.ask(
        sql ->
            page(sql.sql(OrderKeyQuery.unproven(after)), after, limit)
                .param("to", Times.column(endedUntil))
                .query(OrderRows::key)
                .list());
  }

  /**
   * Keeps that an order was held against its provider's books.
   *
   * @param seq how many of its facts were
   * @throws BooksUnavailable if the database does not answer
   */
  public void proven(String orderId, long seq) {
    database.ask(
        sql ->
            sql.sql("update orders set proven_seq = :seq where order_id = :order")
                .param("order", orderId)
                .param("seq", seq)
                .update());
  }

  /**
   * Keeps that a person must look at an order whose facts can't be written, unless one is asked to
   * already. The next facts that are written say what is to be decided then.
   *
   * @param review its kind
   * @param shown the review as the order shows it, JSON
   * @throws BooksUnavailable if the database does not answer
   */
  public void ask(String orderId, String review, String shown) {
    database.ask(
        sql ->
            sql.sql(ASK)
                .param("order", orderId)
                .param("review", review)
                .param("shown", Json.storable(shown))
                .update());
  }

  /**
   * Returns a page of the orders that were created before an instant and have not ended, the oldest
   * first.
   *
   * @param after the last key of the page before; null: the first page
   * @throws BooksUnavailable if the database does not answer
   */
  public List<OrderKey> openSince(Instant createdBefore, @Nullable OrderKey after, int limit) {
    return database.ask(
        sql ->
            page(sql.sql(OrderKeyQuery.open(after)), after, limit)
                .param("before", Times.column(createdBefore))
                .query(OrderRows::key)
                .list());
  }

  private boolean insert(Claim claim) {
    return database.ask(
            sql ->
                sql.sql(CLAIM)
                    .param("order", claim.orderId())
                    .param("customer", claim.customerId())
                    .param("amount", claim.amount())
                    .param("currency", claim.currency())
                    .param("fingerprint", claim.fingerprint())
                    .param("start", Json.storable(claim.start()))
                    .param("view", Json.storable(claim.view()))
                    .param("at", Times.column(claim.at()))
                    .update())
        == 1;
  }

  /** Order rows are never removed, so the one that was in the way is there. */
  private Claimed standing(Claim claim) {
    StoredOrder order = find(claim.orderId()).orElseThrow();
    return order.fingerprint().equals(claim.fingerprint())
        ? new Claimed.Same(order)
        : new Claimed.Other();
  }

  private static JdbcClient.StatementSpec page(
      JdbcClient.StatementSpec query, @Nullable OrderKey after, int limit) {
    query.param("limit", limit);
    return after == null
        ? query
        : query.param("at", Times.column(after.at())).param("id", after.orderId());
  }
}
