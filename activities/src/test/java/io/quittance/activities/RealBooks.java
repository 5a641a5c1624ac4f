package io.quittance.activities;

import io.quittance.store.DatabaseSettings;
import io.quittance.store.Store;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Books with nothing in them, on a real Postgres server of the test's own. */
final class RealBooks implements AutoCloseable {

  private final EmbeddedPostgres server;
  private final Store store;

  private RealBooks(EmbeddedPostgres server) {
    this.server = server;
    this.store =
        Store.open(new DatabaseSettings(server.getJdbcUrl("postgres", "postgres"), "", ""));
    store.migrate();
  }

  static RealBooks open() {
    try {
      return new RealBooks(
          EmbeddedPostgres.builder().setServerConfig("listen_addresses", "127.0.0.1").start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Store store() {
    return store;
  }

  /** Changes the books past the store, as nobody may. */
  void tamper(String sql) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes the database away. */
  void stopServer() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    store.close();
    stopServer();
  }
}
