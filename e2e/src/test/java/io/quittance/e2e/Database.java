package io.quittance.e2e;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Our books as their tables tell them, past all of our own code. */
public record Database(String url) {

  private interface Reading<T> {
    T row(ResultSet row) throws SQLException;
  }

  /** What a query's one row and column says, as text. */
  public String text(String query, Object... parameters) {
    List<String> texts = rows(query, row -> row.getString(1), parameters);
    if (texts.size() != 1) {
      throw new IllegalStateException(texts.size() + " rows for " + query);
    }
    return texts.getFirst();
  }

  public long number(String query, Object... parameters) {
    return Long.parseLong(text(query, parameters));
  }

  /** What a query's only column says, row by row. */
  public List<String> texts(String query, Object... parameters) {
    return rows(query, row -> row.getString(1), parameters);
  }

  /** Returns the facts of an order, each a line of JSON, and fails if a number is missing. */
  List<String> journal(String orderId) {
    List<String> facts = new ArrayList<>();
    String query = "select seq, fact from journal where order_id = ? order by seq";
    for (Numbered fact : rows(query, row -> numbered(row), orderId)) {
      if (fact.seq() != facts.size() + 1) {
        throw new AssertionError(
            "fact " + (facts.size() + 1) + " of " + orderId + " is missing in the journal");
      }
      facts.add(fact.fact());
    }
    return facts;
  }

  private record Numbered(long seq, String fact) {}

  private static Numbered numbered(ResultSet row) throws SQLException {
    return new Numbered(row.getLong(1), row.getString(2));
  }

  /** Does what nobody but a test may do to our books. */
  void change(String sql) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("our books do not answer: " + e.getMessage(), e);
    }
  }

  private <T> List<T> rows(String query, Reading<T> reading, Object... parameters) {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      List<T> all = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          all.add(reading.row(rows));
        }
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException("our books do not answer: " + e.getMessage(), e);
    }
  }
}
