package io.quittance.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The facts of every order, in order: what all other figures follow from. Never changed. */
public final class Journal {

  private static final String READ =
      """
      select seq, type, fact, at, recorded_at, run_id, event_id
        from journal
       where order_id = :order
       order by seq
      """;

  private static final String ANSWER =
      """
      select fact
        from journal
       where order_id = :order and type = 'CommandAnswered' and fact ->> 'id' = :command
       order by seq
       limit 1
      """;

  private final Database database;

  Journal(Database database) {
    this.database = database;
  }

  /**
   * Writes facts with all that follows from them, in one transaction: the journal, the ledger, the
   * order's row, the outbox. Doing it again changes nothing.
   *
   * @throws BooksUnavailable if the database does not answer; whether it was stored is not known
   * @throws BooksRefused if it can't be stored as it is, as where the postings of a fact are not in
   *     balance; nothing is stored
   */
  public AppendResult append(Append append) {
    return database.transact(sql -> new Appending(sql, append).run());
  }

  /**
   * Returns all facts of an order, the first one first; none if there is no such order.
   *
   * @throws BooksUnavailable if the database does not answer
   */
  public List<JournalRow> read(String orderId) {
    return database.ask(
        sql -> sql.sql(READ).param("order", orderId).query((row, _) -> row(row)).list());
  }

  /**
   * Returns the fact that answered a command, JSON.
   *
   * @throws BooksUnavailable if the database does not answer
   */
  public Optional<String> answer(String orderId, String commandId) {
    return database.ask(
        sql ->
            sql.sql(ANSWER)
                .param("order", orderId)
                .param("command", commandId)
                .query((row, _) -> row.getString("fact"))
                .optional());
  }

  private static JournalRow row(ResultSet row) throws SQLException {
    return new JournalRow(
        row.getLong("seq"),
        row.getString("type"),
        row.getString("fact"),
        Times.of(row, "at"),
        Times.of(row, "recorded_at"),
        row.getString("run_id"),
        row.getLong("event_id"));
  }
}
