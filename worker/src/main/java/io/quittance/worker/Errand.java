package io.quittance.worker;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * What is to be seen to at the engine once the worker polls, and tried again for as long as the
 * engine refuses. No order waits for it.
 */
class Errand implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Errand.class);
  private static final Duration SOON = Duration.ofMillis(500);
  private static final Duration LATER = Duration.ofSeconds(10);

  private final String what;
  private final Runnable work;
  private final WorkerLifecycle worker;
  private final Thread thread;

  Errand(String what, Runnable work, WorkerLifecycle worker) {
    this.what = what;
    this.work = work;
    this.worker = worker;
    this.thread = new Thread(this::run, what);
  }

  @Override
  public void start() {
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (!worker.isPolling()) {
        Thread.sleep(SOON);
      }
      Duration pause = SOON;
      while (!isDone()) {
        Thread.sleep(pause);
        pause = pause.multipliedBy(2).compareTo(LATER) < 0 ? pause.multipliedBy(2) : LATER;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isDone() {
    try {
      work.run();
      return true;
    } catch (RuntimeException e) {
      log.warn("Could not see to the {} yet: {}", what, e.toString());
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
