package io.quittance.worker;

import io.quittance.store.BooksUnavailable;
import io.quittance.store.Store;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Brings the books' schema up to date as soon as their database answers, however long that takes.
 */
@Component
class BooksMigration implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(BooksMigration.class);
  private static final long PAUSE_MILLIS = 500;

  private final Store store;
  private final Thread migrator = new Thread(this::migrateWhenItAnswers, "books-migration");

  BooksMigration(Store store) {
    this.store = store;
  }

  @Override
  public void start() {
    migrator.setDaemon(true);
    migrator.start();
  }

  private void migrateWhenItAnswers() {
    boolean said = false;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        store.migrate();
        log.info("The books' schema is up to date");
        return;
      } catch (BooksUnavailable e) {
        if (!said) {
          log.warn("Waiting for the books' database: {}", e.getMessage());
          said = true;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    migrator.interrupt();
  }

  @Override
  public boolean isRunning() {
    return migrator.isAlive();
  }
}
