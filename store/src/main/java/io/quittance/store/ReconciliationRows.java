package io.quittance.store;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Rows of the tables of reconciliations as records. */
final class ReconciliationRows {

  private ReconciliationRows() {}

  static Reconciliation reconciliation(ResultSet row, int number) throws SQLException {
    return new Reconciliation(
        row.getLong("id"),
        Times.of(row, "from_at"),
        Times.of(row, "to_at"),
        Times.of(row, "started_at"),
        Times.orNull(row, "finished_at"),
        row.getString("outcome"),
        row.getInt("orders_proven"),
        row.getInt("charges_read"),
        row.getInt("differences"),
        row.getString("position"));
  }

  static Difference difference(ResultSet row, int number) throws SQLException {
    return new Difference(
        row.getString("order_id"),
        row.getString("reference"),
        row.getString("what"),
        row.getString("evidence"),
        Times.of(row, "found_at"));
  }
}
