package io.quittance.bench.lists;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The list as plain SQL: one client that asks one page after the other, over one connection, by
 * prepared statements, for the columns that the api's lines are made of.
 */
final class RawList implements AutoCloseable {

  private static final String COLUMNS =
      """
      select order_id, customer_id, status, revision, currency, amount, captured, refunded,
             refunding, held, review, proven_zero_at, created_at, updated_at, ended_at
        from orders
      """;

  private static final int COUNT = 15;

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  RawList(Connection connection) {
    this.connection = connection;
  }

  /** Returns the ids of a page's orders, with every column of it read. */
  List<String> get(Spot spot, int limit) throws SQLException {
    PreparedStatement statement = statement(text(spot));
    List<Object> values = values(spot, limit);
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
    List<String> ids = new ArrayList<>(limit);
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        ids.add(rows.getString(1));
        for (int column = 2; column <= COUNT; column++) {
          rows.getObject(column);
        }
      }
    }
    return ids;
  }

  static String text(Spot spot) {
    String lead = lead(spot);
    List<String> conditions = new ArrayList<>();
    if (!lead.isEmpty()) {
      conditions.add(lead + " >= ?");
      conditions.add(
          spot.after() == null
              ? lead + " <= ?"
              : "(" + lead + ", created_at, order_id) < (?, ?, ?)");
    } else if (spot.after() != null) {
      conditions.add("(created_at, order_id) < (?, ?)");
    }
    if (spot.customerId() != null && spot.status() != null) {
      conditions.add("status = ?");
    }
    if (spot.inReview()) {
      conditions.add("review is not null");
    }
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    String order = lead.isEmpty() ? "" : lead + " desc, ";
    return COLUMNS + where + " order by " + order + "created_at desc, order_id desc limit ?";
  }

  /** The filter that is walked along, as bounds: an equality is planned as a search among all. */
  private static String lead(Spot spot) {
    if (spot.customerId() != null) {
      return "customer_id";
    }
    return spot.status() != null ? "status" : "";
  }

  static List<Object> values(Spot spot, int limit) {
    List<Object> values = new ArrayList<>();
    String lead = spot.customerId() != null ? spot.customerId() : spot.status();
    if (lead != null) {
      values.addAll(List.of(lead, lead));
    }
    if (spot.after() != null) {
      values.add(OffsetDateTime.ofInstant(spot.after().createdAt(), ZoneOffset.UTC));
      values.add(spot.after().orderId());
    }
    if (spot.customerId() != null && spot.status() != null) {
      values.add(spot.status());
    }
    values.add(limit);
    return values;
  }

  private PreparedStatement statement(String text) throws SQLException {
    PreparedStatement statement = prepared.get(text);
    if (statement == null) {
      statement = connection.prepareStatement(text);
      prepared.put(text, statement);
    }
    return statement;
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
  }
}
