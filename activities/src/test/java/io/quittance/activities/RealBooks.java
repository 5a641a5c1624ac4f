package io.quittance.activities;

import io.quittance.store.DatabaseSettings;
import io.quittance.store.Store;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** Books with nothing in them, in a database of their own on a real Postgres server. */
final class RealBooks implements AutoCloseable {

  private static final AtomicInteger OPENED = new AtomicInteger();

  private final EmbeddedPostgres server;
  private final String database = "books" + OPENED.incrementAndGet();
  private final Store store;

  private RealBooks(EmbeddedPostgres server) {
    this.server = server;
    execute("postgres", "create database " + database);
    this.store = Store.open(new DatabaseSettings(server.getJdbcUrl("postgres", database), "", ""));
    store.migrate();
  }

  /** Opens books on the server that all tests share. */
  static RealBooks open() {
    return new RealBooks(Shared.SERVER);
  }

  /** Opens books and takes their server away. */
  static RealBooks away() {
    EmbeddedPostgres alone = start();
    RealBooks books = new RealBooks(alone);
    stop(alone);
    return books;
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder().setServerConfig("listen_addresses", "127.0.0.1").start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Store store() {
    return store;
  }

  /** Changes the books past the store, as nobody may. */
  void tamper(String sql) {
    execute(database, sql);
  }

  private void execute(String where, String sql) {
    try (Connection connection = server.getDatabase("postgres", where).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    store.close();
  }

  private static final class Shared {

    static final EmbeddedPostgres SERVER = startForAll();

    static EmbeddedPostgres startForAll() {
      EmbeddedPostgres server = start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
      return server;
    }
  }
}
