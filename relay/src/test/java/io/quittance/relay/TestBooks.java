package io.quittance.relay;

import io.quittance.domain.Posting;
import io.quittance.store.Append;
import io.quittance.store.Claim;
import io.quittance.store.DatabaseSettings;
import io.quittance.store.OrderRow;
import io.quittance.store.Store;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Books with nothing in them, in a database of their own on one real Postgres. */
final class TestBooks implements AutoCloseable {

  static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");

  private static final AtomicInteger OPENED = new AtomicInteger();
  private static final Currency EUR = Currency.getInstance("EUR");

  private final Store store;
  private final DatabaseSettings settings;
  private final JdbcClient sql;

  private TestBooks(String name) {
    Server.POSTGRES.sql("postgres").sql("create database " + name).update();
    settings =
        new DatabaseSettings(
            "jdbc:postgresql://127.0.0.1:" + Server.POSTGRES.running.getPort() + "/" + name,
            "postgres",
            "");
    store = Store.open(settings);
    store.migrate();
    sql = Server.POSTGRES.sql(name);
  }

  static TestBooks open() {
    return new TestBooks("relay" + OPENED.incrementAndGet());
  }

  Store store() {
    return store;
  }

  DatabaseSettings settings() {
    return settings;
  }

  JdbcClient sql() {
    return sql;
  }

  long count(String table) {
    return sql.sql("select count(*) from " + table).query(Long.class).single();
  }

  /** Takes an order's id, so that facts can follow. */
  void place(String order) {
    store
        .orders()
        .claim(new Claim(order, "c-1", 4210, "EUR", "f", "{}", "{\"status\":\"-\"}", NOON));
  }

  /** Writes the next fact of an order, which is an event. */
  void happens(String order, long seq) {
    String told =
        "{\"reference\":\"%s-p1\",\"money\":{\"currency\":\"EUR\",\"held\":4210},\"review\":null}"
            .formatted(order);
    Append.Entry entry =
        new Append.Entry(
            "Captured",
            "{\"seq\":" + seq + "}",
            NOON.plusSeconds(seq),
            7,
            "PAID",
            (int) seq,
            true,
            told,
            List.of(
                new Posting("provider/simulator/receivable", EUR, 4210),
                new Posting("order/" + order + "/customer-funds", EUR, -4210)),
            List.of());
    OrderRow row =
        new OrderRow(
            "PAID", (int) seq, 0, 0, 4210, 0, 0, 0, 4210, null, null, NOON, null, "{\"a\":1}");
    store.journal().append(new Append(order, seq, "run-1", List.of(entry), row));
  }

  /** Writes some events of a new order. */
  void order(String order, int events) {
    place(order);
    for (int seq = 1; seq <= events; seq++) {
      happens(order, seq);
    }
  }

  /** Returns so many ids of orders that a relay tells one after the other. */
  List<String> ofOnePartition(int orders) {
    return sql.sql(
            "select 'P-' || n from generate_series(1, 64 * :orders) n"
                + " where outbox_partition('P-' || n) = 7 order by n limit :orders")
        .param("orders", orders)
        .query(String.class)
        .list();
  }

  /** Writes many orders of five events at once, past the store, as a long absence leaves them. */
  void backlog(int orders) {
    sql.sql(
            """
            insert into orders (order_id, customer_id, currency, amount, fingerprint, start, view,
                                status, created_at, updated_at)
            select 'B-' || n, 'c-1', 'EUR', 4210, 'f', '{}', '{}', 'PAID', now(), now()
              from generate_series(1, :orders) n
            """)
        .param("orders", orders)
        .update();
    sql.sql(
            """
            insert into journal (order_id, seq, type, fact, at, run_id, event_id)
            select 'B-' || n, seq, 'Captured', '{}', now(), 'r', 1
              from generate_series(1, :orders) n, generate_series(1, 5) seq
            """)
        .param("orders", orders)
        .update();
    sql.sql(
            """
            insert into outbox (order_id, seq, type, status, revision, at, data)
            select 'B-' || n, seq, 'Captured', 'PAID', seq, now(),
                   '{"reference": "p1", "review": null,
                     "money": {"currency": "EUR", "captured": 4210, "held": 4210}}'
              from generate_series(1, :orders) n, generate_series(1, 5) seq
             order by seq, n
            """)
        .param("orders", orders)
        .update();
    sql.sql("analyze outbox, outbox_delivery").update();
  }

  @Override
  public void close() {
    store.close();
  }

  private static final class Server {

    static final Server POSTGRES = new Server();

    final EmbeddedPostgres running;

    private Server() {
      try {
        running =
            EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    JdbcClient sql(String database) {
      return JdbcClient.create(running.getDatabase("postgres", database));
    }
  }
}
