package io.quittance.workflows.impl.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.domain.simulation.Generator;
import io.quittance.domain.simulation.Schedule;
import io.quittance.domain.simulation.Violation;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Random schedules of everything that can go wrong, played through the real workflow. */
class WorkflowSimulationTest {

  private static final int SCHEDULES = 500;

  @Test
  void every_schedule_ends_with_its_money_where_its_status_says_and_every_run_replays() {
    long seed = Long.getLong("seed", System.nanoTime());
    int count = Integer.getInteger("workflows", SCHEDULES);
    long begun = System.nanoTime();
    List<Schedule> schedules =
        LongStream.range(seed, seed + count).mapToObj(Generator::brief).toList();
    try (Fleet fleet = new Fleet(seed)) {
      Map<Schedule, Violation> failed = fleet.run(schedules);
      System.out.printf(
          "%d schedules, %d runs, %d facts, %.1f s%n",
          count, fleet.runs(), fleet.facts(), (System.nanoTime() - begun) / 1e9);
      failed.forEach(
          (schedule, violation) ->
              System.out.println(schedule.describe() + violation + "\n" + fleet.story(schedule)));
      assertThat(failed).isEmpty();
    }
  }
}
