package io.quittance.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/** The database of the books, those beside it, and their owners. */
final class Database {

  static final String SUPERUSER = "postgres";
  private static final String NAME = "quittance";
  private static final int SECONDS = 10;

  private final Settings settings;

  Database(Settings settings) {
    this.settings = settings;
  }

  /** Makes role and database of each, unless they are there. */
  void create() throws SQLException {
    try (Connection connection = connectAsSuperuser()) {
      create(connection, NAME);
      for (String other : settings.others()) {
        create(connection, other);
      }
    }
  }

  private static void create(Connection connection, String name) throws SQLException {
    unlessThere(connection, "pg_roles", "rolname", name, "CREATE ROLE " + name + " LOGIN");
    String database = "CREATE DATABASE " + name + " OWNER " + name;
    unlessThere(connection, "pg_database", "datname", name, database);
  }

  private static void unlessThere(
      Connection connection, String catalog, String column, String name, String sql)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      boolean there;
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT 1 FROM " + catalog + " WHERE " + column + " = '" + name + "'")) {
        there = rows.next();
      }
      if (!there) {
        statement.execute(sql);
      }
    }
  }

  /** A connection as the parts have them. */
  Connection connect() throws SQLException {
    return connect(NAME, NAME);
  }

  /** A connection of the superuser. */
  Connection connectAsSuperuser() throws SQLException {
    return connect(SUPERUSER, SUPERUSER);
  }

  /** The value of a setting. */
  static String show(Connection connection, String setting) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW " + setting)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private Connection connect(String user, String database) throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {Settings.HOST});
    source.setPortNumbers(new int[] {settings.port()});
    source.setUser(user);
    source.setDatabaseName(database);
    source.setSslMode("disable");
    source.setConnectTimeout(SECONDS);
    source.setSocketTimeout(SECONDS);
    return source.getConnection();
  }
}
