package io.quittance.worker;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes the schedules once the worker polls, and tries again for as long as the engine refuses.
 * Orders need none of them.
 */
@Component
class SchedulesLifecycle implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(SchedulesLifecycle.class);
  private static final Duration SOON = Duration.ofMillis(500);
  private static final Duration LATER = Duration.ofSeconds(10);

  private final Schedules schedules;
  private final WorkerLifecycle worker;
  private final Thread thread = new Thread(this::ensureInTheEnd, "schedules");

  SchedulesLifecycle(Schedules schedules, WorkerLifecycle worker) {
    this.schedules = schedules;
    this.worker = worker;
  }

  @Override
  public void start() {
    thread.setDaemon(true);
    thread.start();
  }

  private void ensureInTheEnd() {
    try {
      while (!worker.isPolling()) {
        Thread.sleep(SOON);
      }
      while (!isEnsured()) {
        Thread.sleep(LATER);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isEnsured() {
    try {
      schedules.ensure();
      return true;
    } catch (RuntimeException e) {
      log.warn("Could not make the schedules, and will try again: {}", e.toString());
      return false;
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
