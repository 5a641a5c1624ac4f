package io.quittance.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Random schedules of everything that can go wrong with an order. */
class SimulationTest {

  /** The same in every build, so that a build fails by its change; other seeds by the command. */
  private static final long SEED = 20_261_126;

  private static final int SCHEDULES = 100_000;

  @Test
  void every_schedule_ends_with_its_money_where_its_status_says() {
    long first = Long.getLong("seed", SEED);
    int schedules = Integer.getInteger("schedules", SCHEDULES);
    long begun = System.nanoTime();
    Coverage coverage = new Coverage();
    long steps = 0;
    java.util.Map<String, Integer> failures = new java.util.TreeMap<>();
    java.util.Map<String, Schedule> examples = new java.util.TreeMap<>();
    for (long seed = first; seed < first + schedules; seed++) {
      Schedule schedule = Generator.schedule(seed);
      Simulation.Result result = Simulation.run(schedule, coverage);
      steps += result.steps();
      if (result.violation() != null) {
        failures.merge(result.rule(), 1, Integer::sum);
        examples.putIfAbsent(result.rule(), schedule);
      }
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.println(coverage.table());
    System.out.printf(
        "%d schedules, %d steps, %d pairs, %.1f s%n", schedules, steps, coverage.pairs(), seconds);
    System.out.println(failures);
    examples.forEach(
        (rule, schedule) -> {
          Schedule small =
              Shrinker.shrink(schedule, s -> Simulation.run(s, new Coverage()).rule().equals(rule));
          System.out.println(small.describe());
          Simulation.Result result = Simulation.run(small, new Coverage());
          System.out.println(result.violation());
          System.out.println(result.story());
        });
    assertThat(failures).isEmpty();
  }
}
