package io.quittance.e2e;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waiting for a condition, with a bound. */
final class Await {

  private static final long PAUSE_MILLIS = 50;

  private Await() {}

  static void until(String what, Duration bound, Supplier<Boolean> condition) {
    value(what, bound, () -> condition.get() ? Optional.of(true) : Optional.empty());
  }

  /** Returns the first value that comes; an exception of the supplier counts as none yet. */
  static <T> T value(String what, Duration bound, Supplier<Optional<T>> supplier) {
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
      pause();
    }
    throw new AssertionError("waited " + bound + " in vain until " + what, last);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }
}
