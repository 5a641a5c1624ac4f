package io.quittance.worker;

import io.quittance.store.DatabaseSettings;
import io.quittance.store.Migration;
import io.quittance.store.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the books. It is lazy: a worker starts, and works, while the database is away. */
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

  /** Until it is done, what an order writes is written later. */
  @Bean(initMethod = "start", destroyMethod = "stop")
  Migration migration(Store store, DatabaseSettings settings) {
    return new Migration(store, settings);
  }
}
