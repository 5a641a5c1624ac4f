package io.quittance.api.engine;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One question to an order at a time. A worker answers those to one workflow one after the other
 * anyway, and an ended one must be replayed for each: asked all at once, most would time out.
 */
final class Turns {

  private static final int STRIPES = 1024;
  private static final Duration LEAST = Duration.ofMillis(100);

  private final Semaphore[] turns =
      Stream.generate(() -> new Semaphore(1, true)).limit(STRIPES).toArray(Semaphore[]::new);

  /**
   * Returns what the question returns, once it is its turn.
   *
   * @param question takes how long it may take
   * @throws TimeoutException if it is not its turn in time
   */
  <T> T take(String orderId, Duration within, Function<Duration, T> question)
      throws TimeoutException {
    long start = System.nanoTime();
    Semaphore turn = turns[Math.floorMod(orderId.hashCode(), STRIPES)];
    if (!acquire(turn, within)) {
      throw new TimeoutException("others are asking the same order");
    }
    try {
      Duration left = within.minusNanos(System.nanoTime() - start);
      return question.apply(left.compareTo(LEAST) < 0 ? LEAST : left);
    } finally {
      turn.release();
    }
  }

  private static boolean acquire(Semaphore turn, Duration within) {
    try {
      return turn.tryAcquire(within.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
