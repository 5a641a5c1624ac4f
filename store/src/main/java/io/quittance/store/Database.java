package io.quittance.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The one way to the database: whoever goes it meets the same bounds and the same faults. */
final class Database implements AutoCloseable {

  private final HikariDataSource pool;
  private final JdbcClient sql;
  private final TransactionTemplate transaction;

  Database(HikariDataSource pool) {
    this.pool = pool;
    this.sql = JdbcClient.create(pool);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
  }

  /** Does something that takes one statement. */
  <T> T ask(Function<JdbcClient, T> work) {
    try {
      return work.apply(sql);
    } catch (RuntimeException e) {
      throw Faults.classified(e);
    }
  }

  /** Does something in one transaction: all of it, or nothing. */
  <T> T transact(Function<JdbcClient, T> work) {
    try {
      return transaction.execute(_ -> work.apply(sql));
    } catch (RuntimeException e) {
      throw Faults.classified(e);
    }
  }

  /**
   * Runs a query and waits for its answer no longer than so, the wait for a connection included.
   */
  void probe(String query, Duration bound) {
    long end = System.nanoTime() + bound.toNanos();
    try (Connection connection = pool.getConnection()) {
      long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      connection.setNetworkTimeout(Runnable::run, (int) Math.max(1, left));
      try (Statement statement = connection.createStatement()) {
        statement.execute(query);
      }
    } catch (SQLException e) {
      throw Faults.classified(new UncategorizedSQLException("probe", query, e));
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
