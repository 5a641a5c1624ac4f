package io.quittance.relay;

import java.time.Duration;
import java.util.concurrent.Callable;

/** The wait for a condition, with a bound. */
final class Until {

  private static final long PAUSE_MILLIS = 5;

  private Until() {}

  static void holds(String what, Duration bound, Callable<Boolean> condition) throws Exception {
    holds(what, bound, PAUSE_MILLIS, condition);
  }

  /** Asks seldom, where asking is work for what is asked about. */
  static void holds(String what, Duration bound, long pauseMillis, Callable<Boolean> condition)
      throws Exception {
    long end = System.nanoTime() + bound.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + bound.toMillis() + " ms: " + what);
      }
      Thread.sleep(pauseMillis);
    }
  }
}
