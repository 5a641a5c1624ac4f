package io.quittance.relay;

import io.quittance.store.DatabaseSettings;
import io.quittance.store.Migration;
import io.quittance.store.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the books. It is lazy: a relay starts, and waits, while the database is away. */
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

  @Bean(initMethod = "start", destroyMethod = "stop")
  Migration migration(Store store, DatabaseSettings settings) {
    return new Migration(store, settings);
  }
}
