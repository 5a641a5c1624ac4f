package io.quittance.store;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the proofs over many orders found, and how far they got. */
public final class Reconciliations {

  private static final String BEGIN =
      """
      insert into reconciliation (kind, from_at, to_at, started_at, updated_at)
      values (:kind, :from, :to, :now, :now)
      returning id
      """;

  private static final String PROGRESS =
      """
      update reconciliation
         set orders_proven = :orders, charges_read = :charges, differences = :differences,
             position = :position, updated_at = :now
       where id = :id and finished_at is null
      """;

  private static final String FINISH =
      """
      update reconciliation
         set outcome = :outcome, finished_at = :now, updated_at = :now
       where id = :id and finished_at is null
      """;

  private static final String FOUND =
      """
      insert into reconciliation_difference
             (reconciliation_id, order_id, concerns, what, evidence, found_at)
      values (:id, :order, :concerns, :what, :evidence, :at)
      on conflict (reconciliation_id, order_id, concerns, what) do nothing
      """;

  private static final String ROWS =
      """
      select id, from_at, to_at, started_at, finished_at, outcome,
             orders_proven, charges_read, differences, position
        from reconciliation
      """;

  private static final String LAST_FINISHED =
      ROWS
          + " where finished_at is not null and outcome <> 'FAILED'"
          + " order by finished_at desc, id desc limit 1";

  private static final String DIFFERENCES =
      """
      select order_id, nullif(concerns, '') as reference, what, evidence, found_at
        from reconciliation_difference
       where reconciliation_id = :id
       order by id
       limit :limit
      """;

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
    return database.ask(
        sql ->
            sql.sql(BEGIN)
                .param("kind", kind)
                .param("from", Times.column(from))
                .param("to", Times.column(to))
                .param("now", Times.column(now))
                .query(Long.class)
                .single());
  }

  /**
   * Keeps how far one got: whole figures, not what was added. What has ended stays as it is.
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
    database.ask(
        sql ->
            sql.sql(PROGRESS)
                .param("id", id)
                .param("orders", ordersProven)
                .param("charges", chargesRead)
                .param("differences", differences)
                .param("position", position)
                .param("now", Times.column(now))
                .update());
  }

  /**
   * Ends one; what has ended stays as it is.
   *
   * @param outcome {@code IN_LINE}, {@code DIFFERENCES} or {@code FAILED}
   * @throws BooksUnavailable if the database does not answer
   */
  public void finish(long id, String outcome, Instant now) {
    database.ask(
        sql ->
            sql.sql(FINISH)
                .param("id", id)
                .param("outcome", outcome)
                .param("now", Times.column(now))
                .update());
  }

  /**
   * Keeps a difference and returns whether it is new to this reconciliation.
   *
   * @throws BooksUnavailable if the database does not answer
   */
  public boolean found(long id, Difference difference) {
    return database.ask(
            sql ->
                sql.sql(FOUND)
                    .param("id", id)
                    .param("order", difference.orderId())
                    .param("concerns", Objects.requireNonNullElse(difference.reference(), ""))
                    .param("what", difference.what())
                    .param("evidence", difference.evidence())
                    .param("at", Times.column(difference.at()))
                    .update())
        == 1;
  }

  /**
   * Returns the one that got through last; one that failed did not, so the next one covers its
   * interval again.
   *
   * @throws BooksUnavailable if the database does not answer
   */
  public Optional<Reconciliation> lastFinished() {
    return database.ask(
        sql -> sql.sql(LAST_FINISHED).query(ReconciliationRows::reconciliation).optional());
  }

  /**
   * Returns the one with an id.
   *
   * @throws BooksUnavailable if the database does not answer
   */
  public Optional<Reconciliation> find(long id) {
    return database.ask(
        sql ->
            sql.sql(ROWS + " where id = :id")
                .param("id", id)
                .query(ReconciliationRows::reconciliation)
                .optional());
  }

  /**
   * Returns a page of them, the newest first.
   *
   * @param before the last id of the page before; null: the first page
   * @throws BooksUnavailable if the database does not answer
   */
  public List<Reconciliation> list(@Nullable Long before, int limit) {
    String where = before == null ? "" : " where id < :before";
    return database.ask(
        sql -> {
          JdbcClient.StatementSpec query =
              sql.sql(ROWS + where + " order by id desc limit :limit").param("limit", limit);
          return (before == null ? query : query.param("before", before))
              .query(ReconciliationRows::reconciliation)
              .list();
        });
  }

  /**
   * Returns the differences that one found, in the order of finding.
   *
   * @throws BooksUnavailable if the database does not answer
   */
  public List<Difference> differences(long id, int limit) {
    return database.ask(
        sql ->
            sql.sql(DIFFERENCES)
                .param("id", id)
                .param("limit", limit)
                .query(ReconciliationRows::difference)
                .list());
  }

  /**
   * Returns how many differences one found.
   *
   * @throws BooksUnavailable if the database does not answer
   */
  public int countDifferences(long id) {
    return database.ask(
        sql ->
            sql.sql("select count(*) from reconciliation_difference where reconciliation_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single());
  }
}
