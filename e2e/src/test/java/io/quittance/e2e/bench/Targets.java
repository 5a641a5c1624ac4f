package io.quittance.e2e.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the product means to reach, and whether it did in one run. */
record Targets(List<Line> lines) {

  /** One of them. */
  record Line(String what, double is, double bound, boolean atLeast, String format) {

    boolean isReached() {
      return atLeast ? is >= bound : is <= bound;
    }

    String markdown() {
      return String.format(
          Locale.ROOT,
          "| %s | " + format + " | %s " + format + " | %s |",
          what,
          is,
          atLeast ? "at least" : "at most",
          bound,
          isReached() ? "reached" : "**missed**");
    }
  }

  static Targets of(Results r) {
    int callers = r.plan().judgedCallers();
    Loops loops = r.loops();
    List<Line> lines = new ArrayList<>();
    String beside = ", beside the ceiling, " + callers + " callers";
    lines.add(ratio("core: place, pay" + beside, loops, callers, "core", Flow.PAY, 0.75));
    lines.add(ratio("product: place, pay" + beside, loops, callers, "product", Flow.PAY, 0.55));
    lines.add(
        ratio(
            "product: place, pay, cancel with refund" + beside,
            loops,
            callers,
            "product",
            Flow.REFUND,
            0.45));
    lines.add(
        new Line(
            "one caller's payment by HTTP, p50, beside the plain SDK's update",
            r.on().oneCaller().ratio(),
            2,
            false,
            "%.2f"));
    addGrowth(lines, r);
    lines.add(memory("worker", r));
    lines.add(memory("api", r));
    r.growth().ifPresent(growth -> addStarts(lines, growth.starts().fromCache()));
    return new Targets(lines);
  }

  private static void addStarts(List<Line> lines, Starts.Pair starts) {
    lines.add(new Line("worker: seconds until ready", starts.worker(), 8, false, "%.1f"));
    lines.add(new Line("api: seconds until ready", starts.api(), 8, false, "%.1f"));
  }

  private static Line ratio(
      String what, Loops loops, int callers, String contender, Flow flow, double bound) {
    return new Line(what, loops.ratio(callers, contender, flow).median(), bound, true, "%.2f");
  }

  private static void addGrowth(List<Line> lines, Results r) {
    r.growth()
        .map(growth -> growth.openOrders().levels())
        .filter(levels -> levels.size() > 1)
        .ifPresent(levels -> addOpenOrders(lines, levels.getFirst(), levels.getLast()));
    addNotices(lines, r);
  }

  private static void addOpenOrders(
      List<Line> lines, OpenOrders.Level none, OpenOrders.Level most) {
    String with = String.format(Locale.ROOT, "with %,d open orders beside none", most.open());
    lines.add(
        new Line(
            "a new order's placing, p50, " + with,
            most.place().p50() / none.place().p50(),
            1.2,
            false,
            "%.2f"));
    lines.add(
        new Line(
            "a new order's payment, p50, " + with,
            most.pay().p50() / none.pay().p50(),
            1.2,
            false,
            "%.2f"));
    for (String part : List.of("worker", "api")) {
      lines.add(
          new Line(
              part + ": MiB resident " + with,
              most.memory().of(part) / none.memory().of(part),
              1.2,
              false,
              "%.2f"));
    }
  }

  private static void addNotices(List<Line> lines, Results r) {
    Repeats.Level told = r.on().repeats().levels().getLast();
    String notices = String.format(Locale.ROOT, "%,d notices of one payment", told.notices());
    lines.add(new Line(notices + ": extra events", told.events(), 50, false, "%.0f"));
    int senders =
        r.plan().callers().contains(Repeats.SENDERS)
            ? Repeats.SENDERS
            : r.plan().callers().getFirst();
    double usual = r.loops().millis(senders, "product", Flow.REFUND, Trip.Act.CANCEL).p99();
    lines.add(
        new Line(
            notices + ": a cancel meanwhile, beside the p99 of " + senders + " callers",
            told.cancelMillis() / usual,
            2,
            false,
            "%.2f"));
  }

  private static Line memory(String part, Results r) {
    double most =
        Stream.concat(Stream.of(r.on().loaded()), r.growth().stream().flatMap(Targets::memories))
            .mapToDouble(memory -> memory.of(part))
            .max()
            .orElseThrow();
    return new Line(part + ": MiB resident, at most", most, 400, false, "%.0f");
  }

  private static Stream<Memory> memories(Growth growth) {
    return Stream.concat(
        Stream.of(growth.end()),
        growth.openOrders().levels().stream().map(OpenOrders.Level::memory));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.markdown()).append('\n'));
    return text.toString();
  }
}
