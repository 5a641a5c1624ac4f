package io.quittance.e2e;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waiting for a condition, with a bound. */
public final class Await {

  private static final Duration PAUSE = Duration.ofMillis(50);

  private Await() {}

  public static void until(String what, Duration bound, Supplier<Boolean> condition) {
    value(what, bound, () -> condition.get() ? Optional.of(true) : Optional.empty());
  }

  /** Returns the first value that comes; an exception of the supplier counts as none yet. */
  public static <T> T value(String what, Duration bound, Supplier<Optional<T>> supplier) {
    return value(what, bound, PAUSE, supplier);
  }

  /**
   * Returns the first value that comes; an exception of the supplier counts as none yet.
   *
   * @param pause between two looks, for those who wait in numbers
   */
  public static <T> T value(
      String what, Duration bound, Duration pause, Supplier<Optional<T>> supplier) {
    long end = System.nanoTime() + bound.toNanos();
    RuntimeException last = null;
    while (System.nanoTime() < end) {
      try {
        Optional<T> value = supplier.get();
        if (value.isPresent()) {
          return value.get();
        }
      } catch (RuntimeException e) {
        last = e;
      }
      pause(pause);
    }
    throw new AssertionError("waited " + bound + " in vain until " + what, last);
  }

  private static void pause(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }
}
