package io.quittance.relay.lanes;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long a sink that answers nothing is left alone: longer every time, until it takes one. */
final class Pause {

  private static final Duration FIRST = Duration.ofMillis(250);

  private final Duration longest;
  private Duration next = FIRST;
  private long over = System.nanoTime();

  Pause(Duration longest) {
    this.longest = longest;
  }

  synchronized boolean isOn() {
    return System.nanoTime() - over < 0;
  }

  /** Several parts of the orders find it away at once: they count as one. */
  synchronized void begin() {
    if (isOn()) {
      return;
    }
    over = System.nanoTime() + jittered(next).toNanos();
    next = min(next.multipliedBy(2), longest);
  }

  synchronized void end() {
    next = min(FIRST, longest);
    over = System.nanoTime();
  }

  /** Between half of it and all of it, so that those who failed together do not come together. */
  static Duration jittered(Duration pause) {
    return Duration.ofNanos(
        (long) (pause.toNanos() * ThreadLocalRandom.current().nextDouble(0.5, 1)));
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
