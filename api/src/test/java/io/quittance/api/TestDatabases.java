package io.quittance.api;

import io.quittance.store.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Empty databases on one real Postgres server, which all tests share and which ends with them. */
public final class TestDatabases {

  private static final AtomicInteger MADE = new AtomicInteger();

  private TestDatabases() {}

  /** Makes one and says how to reach it. */
  public static DatabaseSettings make() {
    String name = "books" + MADE.incrementAndGet();
    JdbcClient.create(Shared.SERVER.getPostgresDatabase()).sql("create database " + name).update();
    return new DatabaseSettings(
        "jdbc:postgresql://127.0.0.1:" + Shared.SERVER.getPort() + "/" + name, "postgres", "");
  }

  private static final class Shared {

    static final EmbeddedPostgres SERVER = start();

    static EmbeddedPostgres start() {
      try {
        // It removes its data and stops the server when this process ends.
        return EmbeddedPostgres.builder()
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
