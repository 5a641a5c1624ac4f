package io.quittance.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The schema's way up to date, in the background: as soon as the database answers, however long
 * that takes. Nobody waits for it.
 */
public final class Migration {

  private static final Logger log = System.getLogger(Migration.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Store store;
  private final DatabaseSettings settings;
  private @Nullable Thread thread;

  /** Takes the books and where they are. */
  public Migration(Store store, DatabaseSettings settings) {
    this.store = store;
    this.settings = settings;
  }

  /** Begins to try. */
  public synchronized void start() {
    thread = Thread.ofPlatform().daemon().name("books-migration").start(this::tryUntilItIsDone);
  }

  /** Gives up, if it is not done. */
  public synchronized void stop() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  /** Returns whether it still tries. */
  public synchronized boolean isRunning() {
    return thread != null && thread.isAlive();
  }

  private void tryUntilItIsDone() {
    String said = "";
    while (!Thread.currentThread().isInterrupted()) {
      try {
        store.migrate();
        log.log(Level.INFO, "The books are at " + settings);
        return;
      } catch (RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        if (!message.equals(said)) {
          log.log(Level.WARNING, "Waiting for the books at " + settings + ": " + message);
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
}
