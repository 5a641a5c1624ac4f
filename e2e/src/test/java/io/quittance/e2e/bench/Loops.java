package io.quittance.e2e.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The closed loops: every contender and flow, at every level of callers, again and again. */
record Loops(List<Measured> cells) {

  /** Measures all of them, interleaved: forth in one repetition, and back in the next. */
  static Loops run(Plan plan, List<Way> ways, Meter meter, Progress progress) throws Exception {
    List<Measured> cells = new ArrayList<>();
    for (int callers : plan.callers()) {
      ClosedLoop loop = new ClosedLoop(callers, plan.before(), plan.window());
      for (int repetition = 0; repetition < plan.repetitions(); repetition++) {
        for (Way way : turns(ways, repetition)) {
          Measured cell = loop.run(way, repetition, meter);
          progress.say("%d callers, %s", callers, cell);
          cells.add(cell);
        }
      }
    }
    return new Loops(cells);
  }

  private static List<Way> turns(List<Way> ways, int repetition) {
    return repetition % 2 == 0 ? ways : ways.reversed();
  }

  Stream<Measured> of(int callers, String contender, Flow flow) {
    return cells.stream()
        .filter(cell -> cell.callers() == callers)
        .filter(cell -> cell.contender().equals(contender) && cell.flow() == flow);
  }

  Spread perSecond(int callers, String contender, Flow flow) {
    return Spread.of(of(callers, contender, flow).map(Measured::perSecond).toList());
  }

  /** Returns the rate beside the ceiling's in the same repetition. */
  Spread ratio(int callers, String contender, Flow flow) {
    return Spread.of(
        of(callers, contender, flow)
            .map(cell -> cell.perSecond() / ceiling(callers, cell.repetition()))
            .toList());
  }

  private double ceiling(int callers, int repetition) {
    return of(callers, "ceiling", Flow.BARE)
        .filter(cell -> cell.repetition() == repetition)
        .findFirst()
        .orElseThrow()
        .perSecond();
  }

  Percentiles millis(int callers, String contender, Flow flow, Trip.Act act) {
    return Percentiles.of(
        of(callers, contender, flow).flatMap(cell -> cell.millis(act).stream()).toList());
  }

  /** What was used in all repetitions of a cell. */
  Usage used(int callers, String contender, Flow flow) {
    return of(callers, contender, flow).map(Measured::used).reduce(Usage::plus).orElseThrow();
  }

  /** Returns the processor's time that an order takes of each process, in milliseconds. */
  Map<String, Double> cpuMillis(int callers, String contender, Flow flow) {
    int orders = of(callers, contender, flow).mapToInt(Measured::ended).sum();
    Map<String, Double> each = new TreeMap<>();
    used(callers, contender, flow)
        .cpuMillis()
        .forEach((part, millis) -> each.put(part, millis / orders));
    return each;
  }
}
