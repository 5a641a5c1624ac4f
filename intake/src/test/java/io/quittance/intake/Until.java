package io.quittance.intake;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The wait for a condition, with a bound. */
public final class Until {

  private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

  private Until() {}

  /** Waits up to a minute. */
  public static void holds(Supplier<String> what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within a minute: " + what.get());
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
