package io.quittance.store;

import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The schema, as its migrations in {@code db/migration} make it. */
final class Schema {

  private static final String LOGIN_S = "3";

  private Schema() {}

  static void migrate(DatabaseSettings settings) {
    try {
      Flyway.configure(Schema.class.getClassLoader())
          .dataSource(unpooled(settings))
          .locations("classpath:db/migration")
          .load()
          .migrate();
    } catch (RuntimeException e) {
      throw Faults.classified(e);
    }
  }

  /** Connections of its own, since a migration may take longer than the pool's bounds allow. */
  private static DataSource unpooled(DatabaseSettings settings) {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "quittance-migration");
    properties.setProperty("loginTimeout", LOGIN_S);
    if (!settings.user().isEmpty()) {
      properties.setProperty("user", settings.user());
      properties.setProperty("password", settings.password());
    }
    return new DriverManagerDataSource(settings.url(), properties);
  }
}
