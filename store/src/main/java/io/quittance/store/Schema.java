package io.quittance.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** The schema, as its migrations in {@code db/migration} make it. */
final class Schema {

  private static final int LOGIN_S = 3;

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
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(settings.url());
    source.setApplicationName("quittance-migration");
    source.setLoginTimeout(LOGIN_S);
    if (!settings.user().isEmpty()) {
      source.setUser(settings.user());
      source.setPassword(settings.password());
    }
    return source;
  }
}
