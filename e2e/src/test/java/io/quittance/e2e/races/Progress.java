package io.quittance.e2e.races;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** How far the races are, for those who watch. */
final class Progress {

  private static final int EVERY = 50;

  private final String what;
  private final int all;
  private final Instant begun = Instant.now();
  private final AtomicInteger done = new AtomicInteger();

  Progress(String what, int all) {
    this.what = what;
    this.all = all;
  }

  void done() {
    int now = done.incrementAndGet();
    if (now % EVERY == 0 || now == all) {
      System.out.printf("races: %s %d/%d, %d s%n", what, now, all, seconds());
    }
  }

  long seconds() {
    return Duration.between(begun, Instant.now()).toSeconds();
  }
}
