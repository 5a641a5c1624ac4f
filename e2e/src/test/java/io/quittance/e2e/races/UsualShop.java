package io.quittance.e2e.races;

import io.quittance.e2e.races.usual.HttpPayments;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The database of the usual code, and what surrounds that code in a shop. */
final class UsualShop implements AutoCloseable {

  private static final String TABLES =
      """
      create schema usual_shop;
      create table usual_shop.orders (
        id      text primary key,
        amount  bigint not null,
        status  text not null default 'PENDING',
        pay_by  timestamptz not null default now() + interval '30 minutes',
        version integer not null default 0
      );
      create table usual_shop.payments (
        reference text primary key,
        order_id  text not null references usual_shop.orders,
        status    text not null default 'INITIATED'
      );
      create index on usual_shop.payments (order_id);
      create table usual_shop.events (id text primary key);
      """;

  private final String url;
  private final HttpPayments payments;
  private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

  UsualShop(String url, URI paymentService) throws SQLException {
    this.url = url + "&currentSchema=usual_shop";
    this.payments = new HttpPayments(paymentService);
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLES);
    }
  }

  UsualProcess newProcess() {
    return new UsualProcess(this::open, payments);
  }

  void place(String orderId, long amount) throws SQLException {
    change("insert into orders (id, amount) values (?, ?)", orderId, amount);
  }

  /**
   * Lets the deadline of one order pass and the job run. Nobody need wait for it: it is moved here,
   * and back again, so that the job of another race does not find what this one's left behind.
   */
  synchronized void expire(String orderId, UsualProcess process) throws SQLException, IOException {
    change("update orders set pay_by = now() - interval '1 second' where id = ?", orderId);
    try {
      process.code.expireUnpaid();
    } finally {
      change("update orders set pay_by = now() + interval '30 minutes' where id = ?", orderId);
    }
  }

  String statusOf(String orderId) throws SQLException {
    try (Connection connection = open();
        PreparedStatement statement =
            connection.prepareStatement("select status from orders where id = ?")) {
      statement.setString(1, orderId);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  private void change(String sql, Object... parameters) throws SQLException {
    try (Connection connection = open();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    }
  }

  /** A connection of the pool, to which its closing returns it with nothing left undone. */
  private Connection open() throws SQLException {
    Connection pooled = idle.poll();
    Connection connection = pooled == null ? DriverManager.getConnection(url) : pooled;
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              if (method.getName().equals("close")) {
                giveBack(connection);
                return null;
              }
              return Reflection.call(connection, method, arguments);
            });
  }

  private void giveBack(Connection connection) throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    idle.add(connection);
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : idle) {
      connection.close();
    }
  }
}
