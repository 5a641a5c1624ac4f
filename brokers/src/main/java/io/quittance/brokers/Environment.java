package io.quittance.brokers;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the environment says; what it leaves out has its default.
 *
 * @param variables by their names
 */
record Environment(Map<String, String> variables) {

  private static final int LAST_PORT = 65_535;

  String text(String name, String absent) {
    String value = variables.getOrDefault(name, "").strip();
    return value.isEmpty() ? absent : value;
  }

  /**
   * The address to listen on. Nobody has to say who he is, so the network is not let in unasked.
   */
  String host() {
    return text("BIND_ADDRESS", "127.0.0.1");
  }

  Path path(String name, String absent) {
    String value = text(name, absent);
    try {
      return Path.of(value).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new StartRefused(name + "=" + value + " is not a path.");
    }
  }

  int port(String name, int absent) {
    String value = text(name, "" + absent);
    try {
      int port = Integer.parseInt(value);
      if (port > 0 && port <= LAST_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Told below, as a number out of range is.
    }
    throw new StartRefused(name + "=" + value + " is not a number from 1 to " + LAST_PORT + ".");
  }
}
