package io.quittance.store;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Rows of the table of orders as records. */
final class OrderRows {

  private OrderRows() {}

  static StoredOrder stored(ResultSet row, int number) throws SQLException {
    return new StoredOrder(
        row.getString("order_id"),
        row.getString("customer_id"),
        row.getString("status"),
        row.getInt("revision"),
        row.getLong("seq"),
        row.getString("fingerprint"),
        row.getString("start"),
        row.getString("view"),
        row.getString("review"),
        Times.of(row, "created_at"),
        Times.of(row, "updated_at"),
        Times.orNull(row, "ended_at"));
  }

  static OrderSummary summary(ResultSet row, int number) throws SQLException {
    return new OrderSummary(
        row.getString("order_id"),
        row.getString("customer_id"),
        row.getString("status"),
        row.getInt("revision"),
        row.getString("currency"),
        row.getLong("amount"),
        row.getLong("captured"),
        row.getLong("refunded"),
        row.getLong("refunding"),
        row.getLong("held"),
        row.getString("review"),
        row.getString("asked"),
        Times.orNull(row, "proven_zero_at"),
        Times.of(row, "created_at"),
        Times.of(row, "updated_at"),
        Times.orNull(row, "ended_at"));
  }

  static OrderKey key(ResultSet row, int number) throws SQLException {
    return new OrderKey(Times.of(row, "at"), row.getString("order_id"));
  }
}
