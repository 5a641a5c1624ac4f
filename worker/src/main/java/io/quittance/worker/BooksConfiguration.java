package io.quittance.worker;

import io.quittance.activities.BookActivities;
import io.quittance.store.DatabaseSettings;
import io.quittance.store.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The books. They are opened lazily: a worker starts, and refunds, while their database is away.
 */
@Configuration(proxyBeanMethods = false)
class BooksConfiguration {

  @Bean(destroyMethod = "close")
  Store store() {
    return Store.open(DatabaseSettings.fromEnvironment());
  }

  @Bean
  BookActivities bookActivities(Store store) {
    return new BookActivities(store);
  }
}
