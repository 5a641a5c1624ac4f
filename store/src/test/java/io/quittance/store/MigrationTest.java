package io.quittance.store;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MigrationTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  void the_schema_comes_up_to_date_once_there_is_a_database() throws Exception {
    DatabaseSettings settings = at("late");
    try (Store store = Store.open(settings)) {
      Migration migration = new Migration(store, settings);
      migration.start();
      Until.holds("it tries", SOON, migration::isRunning);
      FreshBooks.server().database("late");

      Until.holds("it is done", SOON, () -> !migration.isRunning());
      store.check();
    }
  }

  @Test
  void it_gives_up_when_it_is_told_to() throws Exception {
    DatabaseSettings settings = at("never");
    try (Store store = Store.open(settings)) {
      Migration migration = new Migration(store, settings);
      migration.start();
      migration.stop();

      Until.holds("it has given up", SOON, () -> !migration.isRunning());
    }
  }

  /** A database that is not there yet, on the server that is. */
  private static DatabaseSettings at(String name) {
    DatabaseSettings other = FreshBooks.server().database("beside_" + name);
    return new DatabaseSettings(
        other.url().replace("beside_" + name, name), other.user(), other.password());
  }
}
