package io.quittance.store;

import java.util.regex.Pattern;

/** JSON as Postgres can keep it. */
final class Json {

  /** An escaped NUL, unless the backslash is an escaped one itself. */
  private static final Pattern ESCAPED_NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

  private Json() {}

  /** Returns a text without the character that Postgres refuses. */
  static String printable(String text) {
    return text.replace('\0', '\ufffd');
  }

  /**
   * Returns JSON with U+FFFD for U+0000, which Postgres refuses: one such character in what a
   * shopper typed would keep all the order's facts out of the books for ever.
   */
  static String storable(String json) {
    return json.contains("\\u0000") ? ESCAPED_NUL.matcher(json).replaceAll("$1\\\\ufffd") : json;
  }
}
