package io.quittance.e2e.races.usual;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One database transaction around a piece of work: all of it, or nothing. */
final class Transactions {

  private final ConnectionSource database;

  Transactions(ConnectionSource database) {
    this.database = database;
  }

  interface Work<T extends @Nullable Object> {
    T in(Transaction transaction) throws SQLException, IOException;
  }

  <T extends @Nullable Object> T run(Work<T> work) throws SQLException, IOException {
    try (Connection connection = database.open()) {
      connection.setAutoCommit(false);
      try {
        T result = work.in(new Transaction(connection));
        connection.commit();
        return result;
      } catch (SQLException | IOException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  /** What is done in one transaction. */
  record Transaction(Connection connection) {

    interface Reading<T> {
      T row(ResultSet row) throws SQLException;
    }

    /** Returns how many rows it changed. */
    int change(String sql, Object... parameters) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        set(statement, parameters);
        return statement.executeUpdate();
      }
    }

    <T> List<T> read(String sql, Reading<T> reading, Object... parameters) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        set(statement, parameters);
        List<T> all = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            all.add(reading.row(rows));
          }
        }
        return all;
      }
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
    }
  }
}
