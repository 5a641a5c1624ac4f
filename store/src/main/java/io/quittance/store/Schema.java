package io.quittance.store;

import org.flywaydb.core.Flyway;

/** The schema, as its migrations in {@code db/migration} make it. */
final class Schema {

  private Schema() {}

  /** Runs over a connection of its own, since a migration may take longer than the pool allows. */
  static void migrate(DatabaseSettings settings) {
    try {
      Flyway.configure(Schema.class.getClassLoader())
          .dataSource(settings.url(), settings.user(), settings.password())
          .locations("classpath:db/migration")
          .load()
          .migrate();
    } catch (RuntimeException e) {
      throw Faults.classified(e);
    }
  }
}
