package io.quittance.intake.commands;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Pauses that double up to a longest one, each a little off, so that many do not come at once. */
public final class BackOff {

  private static final long FIRST_MILLIS = 100;
  private static final double SPREAD = 0.2;

  private final long longest;
  private long next = FIRST_MILLIS;

  /** Takes the longest pause. */
  public BackOff(Duration longest) {
    this.longest = Math.max(1, longest.toMillis());
  }

  /** Pauses, not shorter than asked for. */
  public void pause(@Nullable Duration atLeast) throws InterruptedException {
    double factor = 1 + ThreadLocalRandom.current().nextDouble(-SPREAD, SPREAD);
    long millis = (long) (Math.min(next, longest) * factor);
    next = Math.min(2 * next, longest);
    Thread.sleep(Math.max(millis, atLeast == null ? 0 : Math.min(atLeast.toMillis(), longest)));
  }

  /** Begins with short ones again. */
  public void reset() {
    next = FIRST_MILLIS;
  }
}
