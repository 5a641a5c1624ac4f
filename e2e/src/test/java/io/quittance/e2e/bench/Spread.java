package io.quittance.e2e.bench;

import java.util.List;
import java.util.Locale;

/** What one thing was in several repetitions. */
record Spread(double least, double median, double most) {

  static Spread of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Spread(sorted.getFirst(), median, sorted.getLast());
  }

  String text(String format) {
    return String.format(
        Locale.ROOT, "%s (%s to %s)", f(format, median), f(format, least), f(format, most));
  }

  private static String f(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
