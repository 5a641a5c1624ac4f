package io.quittance.bench.orders;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Neighbouring orders that are written in one transaction: all that are not there yet, or none.
 *
 * @param first the number of the first
 * @param last the number of the last
 */
record Batch(int first, int last) {

  private static final String THERE =
      "select order_id from orders where order_id between ? and ? order by order_id";

  private static final String TRANSACTION_IDS =
      """
      select nextval(pg_get_serial_sequence('ledger_transaction', 'id'))
        from generate_series(1, ?)
      """;

  /** Writes those that are missing and returns how many these were. */
  int write(Connection connection, Plan plan, Assortment assortment) throws SQLException {
    Set<String> there = there(connection, plan);
    List<GeneratedOrder> missing =
        IntStream.rangeClosed(first, last)
            .filter(number -> !there.contains(plan.id(number)))
            .mapToObj(number -> GeneratedOrder.of(plan, assortment, number))
            .toList();
    if (!missing.isEmpty()) {
      long[] ids = transactionIds(connection, Rows.transactions(missing));
      Rows.of(missing, LongStream.of(ids).iterator()).write(connection);
      connection.commit();
    }
    return missing.size();
  }

  private Set<String> there(Connection connection, Plan plan) throws SQLException {
    Set<String> there = new HashSet<>();
    try (PreparedStatement query = connection.prepareStatement(THERE)) {
      query.setString(1, plan.id(first));
      query.setString(2, plan.id(last));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          there.add(rows.getString(1));
        }
      }
    }
    return there;
  }

  /** From the sequence, because others may be writing too. */
  private static long[] transactionIds(Connection connection, int count) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(TRANSACTION_IDS)) {
      query.setInt(1, count);
      LongStream.Builder ids = LongStream.builder();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getLong(1));
        }
      }
      return ids.build().toArray();
    }
  }
}
