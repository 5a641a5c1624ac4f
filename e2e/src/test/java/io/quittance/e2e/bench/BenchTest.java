package io.quittance.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.quittance.e2e.EngineKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What an order costs. Without {@code -Dbench.page=}, which names the page that the figures go to,
 * only the counts are measured, which have budgets. {@code -Dbench.open=} leaves out the levels
 * with more open orders; {@code -Dbench.rehearsal=true} goes through everything in minutes, whose
 * times say nothing.
 */
class BenchTest {

  private static final Duration QUICK = Duration.ofMinutes(10);
  private static final Duration FULL = Duration.ofHours(3);

  @Test
  void an_order_costs_no_more_than_its_budget() {
    String page = System.getProperty("bench.page", "");
    if (page.isEmpty()) {
      assertTimeoutPreemptively(QUICK, BenchTest::count);
    } else {
      assertTimeoutPreemptively(FULL, () -> measure(Path.of(page)));
    }
  }

  private static void count() throws Exception {
    List<Cost> costs = new Bench(Plan.REHEARSAL).counts();
    System.out.println(Tables.counts(costs));
    assertThat(Budget.broken(costs)).isEmpty();
  }

  private static void measure(Path page) throws Exception {
    Results results = new Bench(plan()).run();
    System.out.println(new Tables(results).terminal());
    new BenchPage(page, EngineKind.chosen()).write(results);
    assertThat(results.brokeOff()).isEmpty();
    assertThat(Budget.broken(results.on().costs())).isEmpty();
  }

  private static Plan plan() {
    return Boolean.getBoolean("bench.rehearsal")
        ? Plan.REHEARSAL
        : Plan.FULL.withOpenOrders(Integer.getInteger("bench.open", 100_000));
  }
}
