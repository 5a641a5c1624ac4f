package io.quittance.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** The pool of connections: small, and no wait in it is long. */
final class Pool {

  private static final int CONNECTIONS = 10;
  private static final int IDLE_CONNECTIONS = 2;
  private static final int WAIT_FOR_CONNECTION_MS = 800;
  private static final int VALIDATION_MS = 250;
  private static final String CONNECT_S = "2";
  private static final String SILENCE_S = "10";

  /** Not as start-up options: a connection pooler in front of the database may refuse those. */
  private static final String BOUNDS =
      """
      set lock_timeout = '5s';
      set statement_timeout = '9s';
      set idle_in_transaction_session_timeout = '10s'
      """;

  private Pool() {}

  static HikariDataSource of(DatabaseSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("books");
    config.setJdbcUrl(settings.url());
    if (!settings.user().isEmpty()) {
      config.setUsername(settings.user());
      config.setPassword(settings.password());
    }
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(IDLE_CONNECTIONS);
    config.setConnectionTimeout(WAIT_FOR_CONNECTION_MS);
    config.setValidationTimeout(VALIDATION_MS);
    config.setInitializationFailTimeout(-1);
    config.setConnectionInitSql(BOUNDS);
    config.addDataSourceProperty("ApplicationName", "quittance");
    config.addDataSourceProperty("connectTimeout", CONNECT_S);
    config.addDataSourceProperty("socketTimeout", SILENCE_S);
    config.addDataSourceProperty("tcpKeepAlive", "true");
    return new HikariDataSource(config);
  }
}
