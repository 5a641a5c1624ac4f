package io.quittance.api.engine;

import java.time.Duration;

/** The time that one request may take: what its caller waits, and a little more to say so. */
final class Patience {

  private static final Duration ACCEPTANCE = Duration.ofSeconds(3);

  /**
   * An update that is not accepted in time must leave the signal after it all the time it needs.
   */
  private static final Duration GRACE = ACCEPTANCE.plus(Engine.CALL);

  private static final Duration LEAST = Duration.ofMillis(100);

  private final long start = System.nanoTime();
  private final Duration wait;

  Patience(Duration wait) {
    this.wait = wait;
  }

  /** Returns what is left of the caller's wait; never negative. */
  Duration left() {
    return until(wait);
  }

  /** Returns what is left of the time in which an update may be accepted; never negative. */
  Duration forAcceptance() {
    return until(ACCEPTANCE);
  }

  /** Returns how long a call may take that the answer needs though the wait may be over. */
  Duration forCall(Duration atMost) {
    Duration left = until(wait.plus(GRACE));
    return min(atMost, left.compareTo(LEAST) < 0 ? LEAST : left);
  }

  /** Sleeps, at most for what is left of the wait, and returns whether there was any. */
  boolean sleep(Duration atMost) {
    Duration time = min(atMost, left());
    if (time.isZero()) {
      return false;
    }
    try {
      Thread.sleep(time);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Duration until(Duration end) {
    Duration left = end.minusNanos(System.nanoTime() - start);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
