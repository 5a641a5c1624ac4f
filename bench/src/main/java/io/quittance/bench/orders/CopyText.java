package io.quittance.bench.orders;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows for one table in the text form of Postgres' COPY, which no other way in is as fast as. */
final class CopyText {

  private static final Map<Character, String> ESCAPES =
      Map.of('\\', "\\\\", '\t', "\\t", '\n', "\\n", '\r', "\\r");

  private final String command;
  private final StringBuilder text = new StringBuilder();

  /** Takes the table with the columns that the rows have, as in {@code t (a, b)}. */
  CopyText(String target) {
    command = "copy " + target + " from stdin";
  }

  void row(@Nullable Object... values) {
    for (int i = 0; i < values.length; i++) {
      text.append(i == 0 ? "" : "\t");
      append(values[i]);
    }
    text.append('\n');
  }

  private void append(@Nullable Object value) {
    if (value == null) {
      text.append("\\N");
    } else if (value instanceof String string) {
      escape(string);
    } else {
      text.append(value);
    }
  }

  /** Almost no text has anything to escape, and whole texts are copied many times faster. */
  private void escape(String string) {
    int from = 0;
    for (int at = nextSpecial(string, 0); at < string.length(); at = nextSpecial(string, from)) {
      text.append(string, from, at).append(ESCAPES.get(string.charAt(at)));
      from = at + 1;
    }
    text.append(string, from, string.length());
  }

  private static int nextSpecial(String string, int from) {
    int next = string.length();
    for (char special : ESCAPES.keySet()) {
      int at = string.indexOf(special, from, next);
      next = at < 0 ? next : at;
    }
    return next;
  }

  void write(Connection connection) throws SQLException {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    try {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(command, new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new SQLException("The database went away during " + command, e);
    }
  }
}
