package io.quittance.providers.simulator;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A wait with a bound for what another process will do. */
final class Until {

  private static final Duration BOUND = Duration.ofSeconds(20);
  private static final Duration STEP = Duration.ofMillis(20);

  private Until() {}

  static <T> T is(Supplier<T> question, Predicate<T> expected) {
    long end = System.nanoTime() + BOUND.toNanos();
    T answer = question.get();
    while (!expected.test(answer)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("after " + BOUND.toSeconds() + " s it is still " + answer);
      }
      LockSupport.parkNanos(STEP.toNanos());
      answer = question.get();
    }
    return answer;
  }
}
