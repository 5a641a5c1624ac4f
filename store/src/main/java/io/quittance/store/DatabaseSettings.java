package io.quittance.store;

import java.util.Map;

/**
 * How to reach the database.
 *
 * @param url {@code jdbc:postgresql://host:port/database}
 * @param user the role to log in as
 * @param password its password; empty: none is needed
 */
public record DatabaseSettings(String url, String user, String password) {

  /**
   * Returns what this process's environment says: {@code DATABASE_URL} with {@code DATABASE_USER}
   * and {@code DATABASE_PASSWORD}, or else the embedded database at {@code POSTGRES_PORT}.
   *
   * @throws IllegalArgumentException naming the variable that makes no sense
   */
  public static DatabaseSettings fromEnvironment() {
    return from(System.getenv());
  }

  static DatabaseSettings from(Map<String, String> environment) {
    throw new UnsupportedOperationException(String.valueOf(environment.size()));
  }

  /** Returns all but the password. */
  @Override
  public String toString() {
    return user + " at " + url;
  }
}
