package io.quittance.intake.commands;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The thread in which a source works, from its start until it has finished what it began. */
public final class SourceThread {

  private static final Duration JOIN = Duration.ofSeconds(14);

  private @Nullable Thread thread;

  /** Begins the work. */
  public void start(String name, Runnable work) {
    thread = Thread.ofPlatform().name(name).start(work);
  }

  /** Waits until the work is over, at most 14 seconds; at once if it never began. */
  public void join() {
    Thread running = thread;
    if (running != null) {
      try {
        running.join(JOIN);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
