package io.quittance.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.quittance.e2e.EngineKind;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What an order costs. Without {@code -Dbench.page=}, which names the page that the figures go to,
 * everything is measured so shortly that only the counts mean anything, and they have budgets.
 * {@code -Dbench.open=} leaves out the levels with more open orders.
 */
class BenchTest {

  private static final Duration QUICK = Duration.ofMinutes(15);
  private static final Duration FULL = Duration.ofHours(3);

  @Test
  void an_order_costs_no_more_than_its_budget() {
    String page = System.getProperty("bench.page", "");
    Plan plan =
        page.isEmpty()
            ? Plan.QUICK
            : Plan.FULL.withOpenOrders(Integer.getInteger("bench.open", 100_000));
    assertTimeoutPreemptively(page.isEmpty() ? QUICK : FULL, () -> measure(plan, page));
  }

  private static void measure(Plan plan, String page) throws Exception {
    Results results = new Bench(plan).run();
    System.out.println(new Tables(results).terminal());
    if (!page.isEmpty()) {
      new BenchPage(Path.of(page), EngineKind.chosen()).write(results);
    }
    assertThat(Budget.broken(results.costs())).isEmpty();
  }
}
