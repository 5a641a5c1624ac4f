package io.quittance.bench;

import java.io.PrintStream;
import java.time.Duration;

/** How far something is, told in a line for each twentieth of it. */
final class Progress {

  private static final int LINES = 20;

  private final int all;
  private final PrintStream out;
  private final long begun = System.nanoTime();
  private int told;

  Progress(int all, PrintStream out) {
    this.all = all;
    this.out = out;
  }

  /** Hears that so many are done; any thread may tell. */
  synchronized void reached(int done) {
    int line = (int) ((long) done * LINES / all);
    if (line > told) {
      told = line;
      out.printf("  %,d of %,d, %s%n", done, all, elapsed());
    }
  }

  /** Returns the time since the beginning, in words. */
  String elapsed() {
    return Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s";
  }
}
