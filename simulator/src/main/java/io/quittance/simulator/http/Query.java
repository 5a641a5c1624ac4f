package io.quittance.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The query of a URI. */
final class Query {

  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

  private Query() {}

  /** The first value of a parameter; empty when there is none. */
  static String parameter(@Nullable String query, String name) {
    if (query == null) {
      return "";
    }
    for (String pair : query.split("&")) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    return "";
  }

  /** A parameter that is a whole number; null when it is none, or out of range. */
  static @Nullable Long number(
      @Nullable String query, String name, long absent, long least, long most) {
    String text = parameter(query, name);
    if (text.isEmpty()) {
      return absent;
    }
    if (!DIGITS.matcher(text).matches()) {
      return null;
    }
    long value = Long.parseLong(text);
    return value >= least && value <= most ? value : null;
  }
}
