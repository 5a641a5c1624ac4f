package io.quittance.bench.books;

import io.quittance.store.DatabaseSettings;
import io.quittance.store.Store;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Empty books on a real Postgres of the test's own.
 *
 * @param sql a way into them that goes round the store
 */
public record TestBooks(
    EmbeddedPostgres server, DatabaseSettings settings, Store store, JdbcClient sql)
    implements AutoCloseable {

  /** Starts the server and brings the schema up to date. */
  public static TestBooks open() throws IOException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start();
    DatabaseSettings settings =
        new DatabaseSettings(server.getJdbcUrl("postgres", "postgres"), "postgres", "");
    Store store = Store.open(settings);
    store.migrate();
    return new TestBooks(server, settings, store, JdbcClient.create(server.getPostgresDatabase()));
  }

  @Override
  public void close() {
    store.close();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
