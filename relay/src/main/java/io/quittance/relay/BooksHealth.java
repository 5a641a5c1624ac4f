package io.quittance.relay;

import io.quittance.store.BooksUnavailable;
import io.quittance.store.DatabaseSettings;
import io.quittance.store.Store;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether the books can be reached: what readiness means here. */
@Component("books")
class BooksHealth extends AbstractHealthIndicator {

  private final Store store;
  private final DatabaseSettings settings;

  BooksHealth(Store store, DatabaseSettings settings) {
    this.store = store;
    this.settings = settings;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    builder.withDetail("address", settings.toString());
    try {
      store.check();
      builder.up();
    } catch (BooksUnavailable e) {
      builder.down().withDetail("books", String.valueOf(e.getMessage()));
    }
  }
}
