package io.quittance.bench.orders;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** What is left to chance about one order: the same seed and number, the same order. */
final class Chance {

  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final SplittableRandom random;

  Chance(long seed, long number) {
    random = new SplittableRandom(seed * SPREAD ^ number);
  }

  /** Returns a number from 0 to the bound, without the bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Returns a number from 0 to 1, without 1, the smaller ones far more often. */
  double mostlySmall() {
    double even = random.nextDouble();
    return even * even;
  }

  /** Returns a time between two, to the millisecond. */
  Duration between(Duration shortest, Duration longest) {
    return Duration.ofMillis(random.nextLong(shortest.toMillis(), longest.toMillis()));
  }

  <T> T oneOf(List<T> values) {
    return values.get(below(values.size()));
  }
}
