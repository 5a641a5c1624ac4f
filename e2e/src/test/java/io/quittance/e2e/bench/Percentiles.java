package io.quittance.e2e.bench;

import java.util.List;
import java.util.Locale;

/** What so many of a hundred callers waited at most, in milliseconds; all 0 if there were none. */
record Percentiles(double p50, double p95, double p99, int of) {

  static Percentiles of(List<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
    return new Percentiles(at(sorted, 50), at(sorted, 95), at(sorted, 99), sorted.size());
  }

  private static double at(List<Double> sorted, int percent) {
    return sorted.isEmpty()
        ? 0
        : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }

  @Override
  public String toString() {
    return of == 0 ? "" : String.format(Locale.ROOT, "%.0f / %.0f / %.0f", p50, p95, p99);
  }
}
