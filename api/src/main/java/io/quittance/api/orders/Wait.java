package io.quittance.api.orders;

import java.time.Duration;

/**
 * How long a caller waits for a command to settle.
 *
 * @param atMost the time; zero: only for the command to be durable
 * @param forNothing whether not even the order's answer is wanted, only that the command is kept
 */
public record Wait(Duration atMost, boolean forNothing) {

  /** Returns a wait for the command to settle, or the time to be over. */
  public static Wait upTo(Duration time) {
    return new Wait(time, false);
  }

  /** Returns the wait of a caller who will look for himself. */
  public static Wait none() {
    return new Wait(Duration.ZERO, true);
  }
}
