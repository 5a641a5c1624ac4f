package io.quittance.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.e2e.Stack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random orders on the real stack while its processes are killed, stopped and restarted: 500 by
 * {@code ./quittance chaos}, a few else. {@code -Dorders=} and {@code -Dseed=} choose how many and
 * which, {@code -Dchaos.page=} names the page that tells of it.
 */
class ChaosTest {

  /** The same in every build, so that a build fails by its change; others by -Dseed. */
  private static final long SEED = 20_261_126;

  private static final int MANY = 500;

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void no_order_is_lost_or_wrong_when_every_process_dies_again_and_again() throws Exception {
    long seed = Long.getLong("seed", SEED);
    int orders = Integer.getInteger("orders", 40);
    System.out.printf("chaos: ./quittance chaos --orders %d --seed %d%n", orders, seed);
    try (Stack stack = Stack.start("chaos", Stack.Setup.TELLING)) {
      ChaosRun run = new ChaosRun(stack, seed, orders);
      Report report = run.play();
      System.out.print(report.totals());
      write(report);
      judge(report, run.plan);
    }
  }

  private static void write(Report report) throws IOException {
    String page = System.getProperty("chaos.page");
    if (page != null) {
      new Page(Path.of(page)).put(report.seed(), report.section());
    }
  }

  private static void judge(Report report, Plan plan) {
    assertThat(report.wrong()).as(report.command()).isEmpty();
    assertThat(report.hits()).hasSameSizeAs(plan.faults());
    // Otherwise it would have been no chaos.
    long aimed = plan.faults().stream().filter(fault -> fault.aim().isMoney()).count();
    assertThat(report.moneyCalls()).isGreaterThanOrEqualTo(Math.ceilDiv(aimed * 2, 3));
    if (report.orders() >= MANY) {
      assertThat(report.moneyCalls()).isGreaterThanOrEqualTo(10);
      assertThat(report.hits()).hasSizeGreaterThanOrEqualTo(30);
      assertThat(report.perVictim().values()).allMatch(number -> number >= 2);
    }
  }
}
