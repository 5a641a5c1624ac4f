package io.quittance.e2e.bench;

import java.time.Duration;
import java.util.Locale;

/** Says what has been done, as it is done. */
final class Progress {

  private final long begin = System.nanoTime();

  void say(String format, Object... values) {
    System.out.printf(
        "bench: %4d s  %s%n",
        Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
        String.format(Locale.ROOT, format, values));
  }
}
