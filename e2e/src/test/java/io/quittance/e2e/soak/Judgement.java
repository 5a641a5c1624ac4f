package io.quittance.e2e.soak;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the judge says of every series of a soak. */
record Judgement(List<Line> lines) {

  /** What it says of one. */
  record Line(Series series, Flatness flatness) {

    boolean isLeaking() {
      return series.isJudged() && !flatness.isFlat();
    }

    String verdict() {
      if (!series.isJudged()) {
        return "not judged";
      }
      if (Double.isInfinite(flatness.allowed())) {
        return "too short";
      }
      return flatness.isFlat() ? "flat" : "**grows**";
    }

    Stream<String> cells() {
      String unit = series.measure.unit.isEmpty() ? "" : " " + series.measure.unit;
      String allowed =
          Double.isFinite(flatness.allowed()) ? "+" + number(flatness.allowed()) + unit : "";
      return Stream.of(
          series.part,
          series.measure.title,
          number(flatness.early()) + unit,
          number(flatness.late()) + unit,
          allowed,
          verdict());
    }

    private static String number(double value) {
      return value == Math.rint(value)
          ? String.format(Locale.ROOT, "%.0f", value)
          : String.format(Locale.ROOT, "%.1f", value);
    }
  }

  static Judgement of(List<Series> series) {
    return of(series, Flatness::of);
  }

  /** Returns what was seen in a run too short for a judgement. */
  static Judgement unjudged(List<Series> series) {
    return of(series, Flatness::unjudged);
  }

  private static Judgement of(List<Series> series, Function<Series, Flatness> judge) {
    return new Judgement(
        series.stream()
            .sorted(Comparator.comparing((Series s) -> s.measure).thenComparing(s -> s.part))
            .map(s -> new Line(s, judge.apply(s)))
            .toList());
  }

  List<String> leaks() {
    return lines.stream().filter(Line::isLeaking).map(line -> line.series().name()).toList();
  }

  /** Returns it as a table for a terminal. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      text.append("%-10s %-32s %12s %12s %10s  %s%n".formatted(line.cells().toArray()));
    }
    return text.toString();
  }

  /** Returns it as a table of a page. */
  String markdown() {
    StringBuilder text =
        new StringBuilder(
            "| part | measure | second quarter | last quarter | allowed | |\n"
                + "|---|---|--:|--:|--:|---|\n");
    for (Line line : lines) {
      text.append("| ").append(String.join(" | ", line.cells().toList())).append(" |\n");
    }
    return text.toString();
  }
}
