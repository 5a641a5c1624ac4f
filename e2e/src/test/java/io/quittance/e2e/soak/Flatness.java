package io.quittance.e2e.soak;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Whether a series stays where it is. The first quarter of the time is for warming up. Of the
 * second and of the last quarter the medians are taken: the last may be above the second by no more
 * than what the measure is allowed. A median does not mind a peak, nor a saw whose teeth are
 * shorter than a quarter.
 *
 * @param early the median of the second quarter
 * @param late the median of the last
 * @param allowed how much above the early one the late one may be
 */
record Flatness(double early, double late, double allowed) {

  /** Fewer say nothing. */
  static final int LEAST = 3;

  static Flatness of(Series series) {
    List<Series.Point> points = series.points();
    if (points.isEmpty()) {
      throw new IllegalArgumentException(series.name() + " was never seen");
    }
    double begin = points.getFirst().minute();
    double quarter = (points.getLast().minute() - begin) / 4;
    double early = median(series, begin + quarter, begin + 2 * quarter);
    double late = median(series, begin + 3 * quarter, Double.POSITIVE_INFINITY);
    return new Flatness(early, late, series.measure.tolerance(early));
  }

  /** What can be said of a series that is too short to be judged: where it began and ended. */
  static Flatness unjudged(Series series) {
    return new Flatness(
        series.points().getFirst().value(),
        series.points().getLast().value(),
        Double.POSITIVE_INFINITY);
  }

  private static double median(Series series, double from, double until) {
    double[] values =
        series.points().stream()
            .filter(point -> point.minute() >= from && point.minute() < until)
            .flatMapToDouble(point -> DoubleStream.of(point.value()))
            .sorted()
            .toArray();
    if (values.length < LEAST) {
      throw new IllegalArgumentException(
          series.name() + " was seen " + values.length + " times in a quarter, which is too few");
    }
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }

  double growth() {
    return late - early;
  }

  boolean isFlat() {
    return growth() <= allowed;
  }
}
