package io.quittance.api.engine;

import java.time.Duration;

/** Pauses between looks at the same order: each half as long again as the one before. */
final class Pauses {

  private static final Duration LONGEST = Duration.ofMillis(500);

  private Duration next = Duration.ofMillis(50);

  Duration next() {
    Duration pause = next;
    Duration longer = pause.multipliedBy(3).dividedBy(2);
    next = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
    return pause;
  }
}
