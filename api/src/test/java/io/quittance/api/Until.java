package io.quittance.api;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The wait for a condition, with a bound. */
public final class Until {

  private static final Duration BOUND = Duration.ofSeconds(20);

  private Until() {}

  /** Waits until the condition holds, at most for some seconds. */
  public static void holds(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + BOUND.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + BOUND + ": " + what);
      }
      Thread.yield();
    }
  }
}
