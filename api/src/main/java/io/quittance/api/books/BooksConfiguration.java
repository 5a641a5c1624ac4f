package io.quittance.api.books;

import io.quittance.store.DatabaseSettings;
import io.quittance.store.Migration;
import io.quittance.store.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The books. They are opened lazily: the facade takes commands while their database is away. */
@Configuration(proxyBeanMethods = false)
class BooksConfiguration {

  @Bean
  DatabaseSettings databaseSettings() {
    return DatabaseSettings.fromEnvironment();
  }

  @Bean(destroyMethod = "close")
  Store store(DatabaseSettings settings) {
    return Store.open(settings);
  }

  /** Until it is done, new orders are refused, and the others take commands. */
  @Bean(initMethod = "start", destroyMethod = "stop")
  Migration migration(Store store, DatabaseSettings settings) {
    return new Migration(store, settings);
  }
}
