package io.quittance.api.books;

import io.quittance.store.BooksUnavailable;
import io.quittance.store.DatabaseSettings;
import io.quittance.store.Store;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the books can be reached, asked at most once a second. It is no part of readiness: a
 * facade without books still takes commands for the orders that were placed.
 */
@Component("books")
final class BooksHealth implements HealthIndicator {

  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Store store;
  private final DatabaseSettings settings;
  private @Nullable Health last;
  private long lastAt;

  BooksHealth(Store store, DatabaseSettings settings) {
    this.store = store;
    this.settings = settings;
  }

  @Override
  public synchronized Health health() {
    Health known = last;
    if (known != null && System.nanoTime() - lastAt < FRESH.toNanos()) {
      return known;
    }
    Health now = check();
    last = now;
    lastAt = System.nanoTime();
    return now;
  }

  private Health check() {
    Health.Builder health = Health.up().withDetail("address", settings.toString());
    try {
      store.check();
      return health.build();
    } catch (BooksUnavailable e) {
      return health.down().withDetail("answer", String.valueOf(e.getMessage())).build();
    }
  }
}
