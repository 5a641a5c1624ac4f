package io.quittance.e2e.races;

import io.quittance.workflows.contract.OrderDataConverter;
import io.quittance.workflows.contract.OrderView;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The rows of all orders that are watched, read at once: many wait, and only one asks. */
final class Rows implements AutoCloseable {

  private static final Duration EVERY = Duration.ofMillis(100);
  private static final String QUERY =
      "select order_id, seq, view from orders where seq > 0 and order_id = any(?)";

  private record Row(long seq, OrderView view) {}

  private final Set<String> watched = ConcurrentHashMap.newKeySet();
  private final Map<String, Row> rows = new ConcurrentHashMap<>();
  private final Connection connection;
  private final Thread reader = Thread.ofVirtual().unstarted(this::readOnAndOn);

  Rows(String url) throws SQLException {
    connection = DriverManager.getConnection(url);
    reader.start();
  }

  void watch(String orderId) {
    watched.add(orderId);
  }

  void forget(String orderId) {
    watched.remove(orderId);
    rows.remove(orderId);
  }

  /** Returns how an order stood a moment ago. */
  Optional<OrderView> of(String orderId) {
    return Optional.ofNullable(rows.get(orderId)).map(Row::view);
  }

  private void readOnAndOn() {
    try (PreparedStatement query = connection.prepareStatement(QUERY)) {
      while (!Thread.currentThread().isInterrupted()) {
        read(query);
        Thread.sleep(EVERY);
      }
    } catch (InterruptedException e) {
      // It is over.
    } catch (SQLException e) {
      throw new IllegalStateException("our books do not answer", e);
    }
  }

  private void read(PreparedStatement query) throws SQLException {
    Array ids = connection.createArrayOf("text", watched.toArray());
    query.setArray(1, ids);
    try (ResultSet found = query.executeQuery()) {
      while (found.next()) {
        take(found.getString(1), found.getLong(2), found);
      }
    }
  }

  private void take(String id, long seq, ResultSet row) throws SQLException {
    Row before = rows.get(id);
    if (before == null || before.seq() != seq) {
      OrderView view = OrderDataConverter.mapper().readValue(row.getString(3), OrderView.class);
      rows.put(id, new Row(seq, view));
    }
  }

  @Override
  public void close() throws SQLException {
    reader.interrupt();
    connection.close();
  }
}
