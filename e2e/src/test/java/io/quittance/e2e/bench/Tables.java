package io.quittance.e2e.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a run has found, as Markdown tables, which a terminal shows as well. */
record Tables(Results r) {

  String terminal() {
    return String.join(
        "\n\n",
        targets(),
        counts(r.on().costs()),
        cpu(),
        loops(),
        open(),
        r.on().asked(),
        notices(),
        growth(),
        memory(),
        starts());
  }

  String targets() {
    return table("| target | found | wanted | |\n|---|--:|--:|---|\n", Targets.of(r).toString());
  }

  /** Counts, which do not depend on the machine. */
  static String counts(List<Cost> costs) {
    String head =
        """
        | | | events | bytes of history | state transitions | engine requests | database transactions | bytes of WAL |
        |---|---|--:|--:|--:|--:|--:|--:|
        """;
    return table(
        head,
        costs.stream()
            .map(
                c ->
                    line(
                        "| %s | %s | %.0f | %,.0f | %.0f | %.1f | %.1f | %,.0f |",
                        c.way().name(),
                        c.way().flow().words,
                        c.events(),
                        c.bytes(),
                        c.transitions(),
                        c.requests(),
                        c.transactions(),
                        c.walBytes()))
            .collect(Collectors.joining("\n")));
  }

  /** By whom the engine is asked for what. */
  String operations() {
    return r.on().costs().stream()
        .map(
            c ->
                "- %s: %s"
                    .formatted(
                        c.way().words(),
                        c.operations().entrySet().stream()
                            .map(o -> line("%s %.1f", o.getKey(), o.getValue()))
                            .collect(Collectors.joining(", "))))
        .collect(Collectors.joining("\n"));
  }

  String cpu() {
    int callers = r.plan().judgedCallers();
    List<String> parts =
        List.copyOf(r.loops().used(callers, "product", Flow.PAY).cpuMillis().keySet());
    StringBuilder text = new StringBuilder("| | |");
    parts.forEach(part -> text.append(' ').append(part).append(" |"));
    text.append(" all |\n|---|---|").append("--:|".repeat(parts.size() + 1));
    for (Way way : r.ways()) {
      Map<String, Double> millis = r.loops().cpuMillis(callers, way.name(), way.flow());
      text.append(line("\n| %s | %s |", way.name(), way.flow().words));
      parts.forEach(part -> text.append(line(" %.1f |", millis.getOrDefault(part, 0.0))));
      text.append(line(" %.1f |", millis.values().stream().mapToDouble(v -> v).sum()));
    }
    return text.toString();
  }

  String loops() {
    StringBuilder text =
        new StringBuilder(
            """
            | callers | | | orders/s | beside the ceiling | place p50 / p95 / p99 ms | pay | cancel |
            |--:|---|---|--:|--:|--:|--:|--:|""");
    for (int callers : r.plan().callers()) {
      for (Way way : r.ways()) {
        text.append(loop(callers, way.name(), way.flow()));
      }
    }
    return text.toString();
  }

  private String loop(int callers, String contender, Flow flow) {
    Loops loops = r.loops();
    return line(
        "\n| %d | %s | %s | %s | %s | %s | %s | %s |",
        callers,
        contender,
        flow.words,
        loops.perSecond(callers, contender, flow).text("%.1f"),
        loops.ratio(callers, contender, flow).text("%.2f"),
        loops.millis(callers, contender, flow, Trip.Act.PLACE),
        loops.millis(callers, contender, flow, Trip.Act.PAY),
        loops.millis(callers, contender, flow, Trip.Act.CANCEL));
  }

  String open() {
    return line(
        "Customers who come at %.1f a second, half of what %d callers reach, %d in all: placing p50 / p95 / p99 %s ms, payment %s ms.",
        r.on().openPerSecond(),
        r.plan().judgedCallers(),
        r.on().open().size(),
        Percentiles.of(OpenOrders.millis(r.on().open(), Trip.Act.PLACE)),
        Percentiles.of(OpenOrders.millis(r.on().open(), Trip.Act.PAY)));
  }

  /** What broke off is said, with the reason. */
  String growth() {
    return r.growth()
        .map(growth -> String.join("\n\n", openOrders(growth.openOrders()), late(growth.late())))
        .orElseGet(() -> "**This part broke off**: " + r.brokeOff().orElseThrow().getMessage());
  }

  private static String openOrders(OpenOrders found) {
    String head =
        """
        | open orders | placed at | a new one: placing p50 / p95 / p99 ms | payment | worker MiB | api MiB | engine MiB |
        |--:|--:|--:|--:|--:|--:|--:|
        """;
    return table(
        head,
        found.levels().stream()
            .map(
                level ->
                    line(
                        "| %,d | %s | %s | %s | %.0f | %.0f | %.0f |",
                        level.open(),
                        level.openedPerSecond() == 0 ? "" : line("%.0f/s", level.openedPerSecond()),
                        level.place(),
                        level.pay(),
                        level.memory().of("worker"),
                        level.memory().of("api"),
                        level.memory().of("temporal")))
            .collect(Collectors.joining("\n")));
  }

  String notices() {
    String head =
        """
        | notices of one payment | taken at | extra events | a cancel in the middle, ms |
        |--:|--:|--:|--:|
        """;
    return table(
        head,
        r.on().repeats().levels().stream()
            .map(
                level ->
                    line(
                        "| %,d | %.0f/s | %d | %.0f |",
                        level.notices(), level.perSecond(), level.events(), level.cancelMillis()))
            .collect(Collectors.joining("\n")));
  }

  private static String late(LateWorker late) {
    return line(
        "A worker that is started when %,d orders wait for it is ready after %.1f s and has the last of them in the books %.1f s after its start. The first new order that is placed and paid then is paid after %.1f s. The worker has %.0f MiB.",
        late.orders(),
        late.readySeconds(),
        late.drainedSeconds(),
        late.payMillis() / 1000,
        late.mib());
  }

  String memory() {
    StringBuilder text =
        new StringBuilder(
            "| MiB resident | before the first order | after loops and notices | after the growth |\n|---|--:|--:|--:|");
    r.on()
        .rest()
        .residentMib()
        .forEach(
            (part, mib) ->
                text.append(
                    line(
                        "\n| %s | %.0f | %.0f | %s |",
                        part,
                        mib,
                        r.on().loaded().of(part),
                        r.growth().map(g -> line("%.0f", g.end().of(part))).orElse(""))));
    return text.toString();
  }

  String starts() {
    return r.growth()
        .map(Growth::starts)
        .map(
            s ->
                line(
                    "Ready after a start as `up` makes it ([ADR 18](adr/0018-quick-starts.md)): worker %.1f s, api %.1f s. The first time after a build: %.1f s and %.1f s.",
                    s.fromCache().worker(),
                    s.fromCache().api(),
                    s.fromJar().worker(),
                    s.fromJar().api()))
        .orElse("");
  }

  private static String table(String head, String rows) {
    return head + rows.stripTrailing();
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
