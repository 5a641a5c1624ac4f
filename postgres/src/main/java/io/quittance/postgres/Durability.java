package io.quittance.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What makes a commit one that outlives a power cut, asked of the server itself. */
final class Durability {

  static final List<String> SETTINGS = List.of("fsync", "synchronous_commit", "full_page_writes");

  private Durability() {}

  /**
   * Checks it as a user of the books finds it: a role or a database can have settings of its own.
   *
   * @throws StartRefused naming the setting that is not on
   */
  static void check(Connection connection) throws SQLException {
    for (String setting : SETTINGS) {
      String value = Database.show(connection, setting);
      if (!value.equals("on")) {
        throw new StartRefused(
            "Postgres has " + setting + "=" + value + ", so it could lose what it confirmed.");
      }
    }
  }
}
