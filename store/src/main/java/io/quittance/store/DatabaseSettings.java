package io.quittance.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the database.
 *
 * @param url {@code jdbc:postgresql://host:port/database}
 * @param user the role to log in as; empty: the one that the URL's parameters name
 * @param password its password; empty: none is needed
 */
public record DatabaseSettings(String url, String user, String password) {

  private static final String JDBC = "jdbc:";

  /**
   * Returns what this process's environment says: {@code DATABASE_URL}, of either form, with {@code
   * DATABASE_USER} and {@code DATABASE_PASSWORD}, which go before what the URL says; without a URL
   * the embedded database at {@code POSTGRES_PORT}.
   *
   * @throws IllegalArgumentException naming the variable that makes no sense
   */
  public static DatabaseSettings fromEnvironment() {
    return from(System.getenv());
  }

  static DatabaseSettings from(Map<String, String> environment) {
    String user = environment.getOrDefault("DATABASE_USER", "").strip();
    String password = environment.getOrDefault("DATABASE_PASSWORD", "");
    String url = environment.getOrDefault("DATABASE_URL", "").strip();
    if (url.isEmpty()) {
      return new DatabaseSettings(embedded(environment), or(user, "quittance"), password);
    }
    if (url.startsWith(JDBC + "postgresql:")) {
      return new DatabaseSettings(url, user, password);
    }
    DatabaseSettings said = ofUri(url);
    return new DatabaseSettings(said.url, or(user, said.user), or(password, said.password));
  }

  private static String embedded(Map<String, String> environment) {
    String port = or(environment.getOrDefault("POSTGRES_PORT", "").strip(), "5433");
    if (!port.matches("\\d{1,5}")) {
      throw new IllegalArgumentException("POSTGRES_PORT=" + port + " is not a port.");
    }
    return JDBC + "postgresql://127.0.0.1:" + port + "/quittance";
  }

  /** The form that hosting providers give: {@code postgres://user:password@host:port/database}. */
  private static DatabaseSettings ofUri(String url) {
    try {
      URI uri = new URI(url);
      String scheme = String.valueOf(uri.getScheme());
      if (uri.getHost() == null || !(scheme.equals("postgres") || scheme.equals("postgresql"))) {
        throw notAUrl();
      }
      String[] login = or(uri.getRawUserInfo(), "").split(":", 2);
      return new DatabaseSettings(
          JDBC + "postgresql://" + hostAndPort(uri) + or(uri.getRawPath(), "/") + query(uri),
          decoded(login[0]),
          login.length == 2 ? decoded(login[1]) : "");
    } catch (URISyntaxException e) {
      throw notAUrl();
    }
  }

  private static String hostAndPort(URI uri) {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  private static String query(URI uri) {
    return uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
  }

  /** A plus sign is itself in this part of a URL. */
  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String or(@Nullable String said, String absent) {
    return said == null || said.isEmpty() ? absent : said;
  }

  /** Does not repeat it: a password may be in it. */
  private static IllegalArgumentException notAUrl() {
    return new IllegalArgumentException(
        "DATABASE_URL is neither jdbc:postgresql://host:port/database"
            + " nor postgres://user:password@host:port/database.");
  }

  /** Returns all but the password, and what else may be secret in the URL's parameters. */
  @Override
  public String toString() {
    return user + " at " + url.replaceFirst("\\?.*", "");
  }
}
