package io.quittance.e2e.bench;

import io.quittance.e2e.EngineKind;
import io.quittance.e2e.PageSection;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The run's part of the page on performance, and its pictures.
 *
 * @param engine on which it was
 */
record BenchPage(Path page, EngineKind engine) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ROOT);

  void write(Results results) {
    boolean usual = engine == EngineKind.SQLITE;
    String pictures = usual ? "bench" : "bench-postgres";
    new Charts(results).write(page.resolveSibling("images"), pictures);
    new PageSection(page, "./quittance bench" + (usual ? "" : " --engine=postgres"))
        .write(text(results).replace("images/bench-", "images/" + pictures + "-"));
  }

  private String text(Results results) {
    Tables tables = new Tables(results);
    return """
    ## Figures, with the engine on %s

    Run of %s on %d cores: %d repetitions, each cell measured for %d s or more in each, forth and back by turns. Ratios are of the same repetition; the median, and from the least to the most.

    ### Targets

    %s

    ### What one order costs, in counts

    %s

    The engine's requests, polls for tasks left out, by operation:

    %s

    ### Processor time of one order, %d callers, ms

    %s

    ![processor time](images/bench-processor.svg)

    ### Closed loop

    %s

    ![orders a second](images/bench-rates.svg)

    ![how long callers wait](images/bench-payments.svg)

    ### Open loop

    %s

    %s

    ### Growth

    On a stack of its own, warmed up with orders that have ended.

    %s

    ![a new order beside open ones](images/bench-growth.svg)

    One order whose payment the provider tells of again and again, each time as another event, by %d senders, and a cancel in the middle:

    %s

    ### Memory and start

    %s

    %s
    """
        .formatted(
            engine == EngineKind.SQLITE ? "SQLite, the development server" : "Postgres",
            DAY.format(LocalDate.now(ZoneOffset.UTC)),
            Runtime.getRuntime().availableProcessors(),
            results.plan().repetitions(),
            results.plan().window().toSeconds(),
            tables.targets(),
            Tables.counts(results.on().costs()),
            tables.operations(),
            results.plan().judgedCallers(),
            tables.cpu(),
            tables.loops(),
            tables.open(),
            results.on().asked(),
            tables.growth(),
            Repeats.SENDERS,
            tables.notices(),
            tables.memory(),
            tables.starts());
  }
}
