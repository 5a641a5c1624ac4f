package io.quittance.postgres;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the environment says.
 *
 * @param port where to listen, on loopback
 * @param folder where the data is kept, and the lock on it
 * @param cache where the server's programs are unpacked to, shared by every folder of data
 * @param others the databases that it has beside the books, each with a role of its name
 */
record Settings(int port, Path folder, Path cache, List<String> others) {

  /** The one address it listens on: it trusts whoever reaches it, so the network must not. */
  static final String HOST = "127.0.0.1";

  private static final int LAST_PORT = 65_535;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  /**
   * The settings of an environment; what it leaves out has its default.
   *
   * @throws StartRefused naming the variable that makes no sense
   */
  static Settings from(Map<String, String> environment) {
    return new Settings(
        port(text(environment, "POSTGRES_PORT", "5433")),
        path("POSTGRES_DATA", text(environment, "POSTGRES_DATA", ".quittance/postgres")),
        path("POSTGRES_CACHE", text(environment, "POSTGRES_CACHE", cache(environment))),
        names(text(environment, "POSTGRES_DATABASES", "")));
  }

  /** They become part of a statement, so they are held to what needs no quotes. */
  private static List<String> names(String value) {
    List<String> names = Stream.of(value.split(",")).filter(name -> !name.isEmpty()).toList();
    if (!names.stream().allMatch(name -> NAME.matcher(name).matches())) {
      throw new StartRefused(
          "POSTGRES_DATABASES=" + value + " is not a list of names with commas between them.");
    }
    return names;
  }

  private static String cache(Map<String, String> environment) {
    Path home = Path.of(System.getProperty("user.home"), ".cache");
    return text(environment, "XDG_CACHE_HOME", home.toString()) + "/quittance";
  }

  private static Path path(String name, String value) {
    try {
      return Path.of(value).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new StartRefused(name + "=" + value + " is not a path.");
    }
  }

  private static int port(String value) {
    try {
      int port = Integer.parseInt(value);
      if (port > 0 && port <= LAST_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Told below, as a number out of range is.
    }
    throw new StartRefused(
        "POSTGRES_PORT=" + value + " is not a number from 1 to " + LAST_PORT + ".");
  }

  private static String text(Map<String, String> environment, String name, String absent) {
    String value = environment.getOrDefault(name, "").strip();
    return value.isEmpty() ? absent : value;
  }
}
