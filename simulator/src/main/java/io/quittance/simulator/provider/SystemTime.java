package io.quittance.simulator.provider;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The time of this machine. */
public final class SystemTime implements Time {

  private final Clock clock = Clock.systemUTC();
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("timers").daemon().factory());

  @Override
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public void at(Instant due, Runnable task) {
    long millis = Math.max(0, Duration.between(now(), due).toMillis());
    // A task may wait for the disk, which must not hold up the tasks that are due meanwhile.
    scheduler.schedule(() -> Thread.startVirtualThread(task), millis, TimeUnit.MILLISECONDS);
  }
}
