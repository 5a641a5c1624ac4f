package io.quittance.e2e.chaos;

import io.quittance.e2e.Await;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/** A lock in the books that the test holds for a moment, so that somebody stops right there. */
final class Hold implements AutoCloseable {

  private static final int SECONDS = 10;
  private static final Duration BOUND = Duration.ofSeconds(SECONDS);
  private static final Duration LOOK = Duration.ofMillis(10);
  private static final String WAITING =
      "select count(*) from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))";

  private final Connection connection;

  /** Takes it by a statement. */
  Hold(String jdbcUrl, String sql) throws SQLException {
    connection = DriverManager.getConnection(jdbcUrl);
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(SECONDS);
      statement.execute(sql);
    }
  }

  /** Waits until it stops somebody of whose session a condition is true. */
  void awaitStopped(String what, String condition) {
    Await.value(
        what, BOUND, LOOK, () -> Optional.of(stops(condition)).filter(isStopped -> isStopped));
  }

  private boolean stops(String condition) {
    try (Statement statement = connection.createStatement()) {
      // Else a transaction sees who does what as it was when it first looked.
      statement.execute("select pg_stat_clear_snapshot()");
      try (ResultSet rows = statement.executeQuery(WAITING + " and " + condition)) {
        return rows.next() && rows.getLong(1) > 0;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // It went with the database that was killed.
    }
  }
}
