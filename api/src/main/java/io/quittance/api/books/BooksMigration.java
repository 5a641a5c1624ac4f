package io.quittance.api.books;

import io.quittance.store.DatabaseSettings;
import io.quittance.store.Store;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Brings the schema of the books up to date as soon as the database answers. Nobody waits for it:
 * until then, new orders are refused, and the others take commands.
 */
@Component
final class BooksMigration implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(BooksMigration.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Store store;
  private final DatabaseSettings settings;
  private volatile Thread thread = unstarted();

  BooksMigration(Store store, DatabaseSettings settings) {
    this.store = store;
    this.settings = settings;
  }

  private Thread unstarted() {
    return Thread.ofPlatform().daemon().name("books-migration").unstarted(this::migrateInTheEnd);
  }

  @Override
  public void start() {
    thread = unstarted();
    thread.start();
  }

  private void migrateInTheEnd() {
    String said = "";
    while (!Thread.currentThread().isInterrupted()) {
      try {
        store.migrate();
        LOG.info("The books are at {}", settings);
        return;
      } catch (RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        if (!message.equals(said)) {
          LOG.warn("Waiting for the books at {}: {}", settings, message);
          said = message;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    thread.interrupt();
  }

  @Override
  public boolean isRunning() {
    return thread.isAlive();
  }
}
