package io.quittance.e2e.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One measure of one part over time, in the order of time. */
final class Series {

  /** What was seen when. */
  record Point(double minute, double value) {}

  private static final Set<String> OTHERS = Set.of("temporal", "kafka", "rabbitmq");

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

  /**
   * Whether it must be flat. How much memory others' programs take is up to them; what they hold
   * open for us is not.
   */
  boolean isJudged() {
    boolean memory = measure == Measure.HEAP || measure == Measure.RESIDENT;
    return measure.isJudged() && !(memory && OTHERS.contains(part.split(" ", 2)[0]));
  }

  String name() {
    return part + ": " + measure.title;
  }
}
