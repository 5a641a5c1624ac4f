package io.quittance.e2e.soak;

import java.util.ArrayList;
import java.util.List;

/** One measure of one part over time, in the order of time. */
final class Series {

  /** What was seen when. */
  record Point(double minute, double value) {}

  final String part;
  final Measure measure;
  private final List<Point> points = new ArrayList<>();

  Series(String part, Measure measure) {
    this.part = part;
    this.measure = measure;
  }

  void add(double minute, double value) {
    points.add(new Point(minute, value));
  }

  List<Point> points() {
    return List.copyOf(points);
  }

  String name() {
    return part + ": " + measure.title;
  }
}
