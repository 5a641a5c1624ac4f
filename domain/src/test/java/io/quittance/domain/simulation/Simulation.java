package io.quittance.domain.simulation;

import io.quittance.domain.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs one schedule and says what came of it. */
final class Simulation {

  /**
   * What came of a schedule.
   *
   * @param violation what is broken; null if nothing is
   * @param story all that happened, for a person; empty if nothing is broken
   */
  record Result(@Nullable RuntimeException violation, String rule, String story, long steps) {}

  private Simulation() {}

  static Result run(Schedule schedule, Coverage coverage) {
    World world = new World(schedule, coverage);
    try {
      world.run();
      return new Result(null, "", "", world.steps());
    } catch (Violation e) {
      return new Result(e, e.rule(), story(world), world.steps());
    } catch (RuntimeException e) {
      return new Result(e, e.getClass().getSimpleName(), story(world), world.steps());
    }
  }

  private static String story(World world) {
    StringBuilder story = new StringBuilder("facts:\n");
    List<Fact> facts = world.shell().facts();
    for (int i = 1; i < facts.size(); i++) {
      boolean alike =
          i > 1
              && i < facts.size() - 1
              && facts.get(i).getClass() == facts.get(i - 1).getClass()
              && facts.get(i).getClass() == facts.get(i + 1).getClass();
      story.append(alike ? "" : "  " + facts.get(i) + "\n");
    }
    return story.append("the provider's books:\n").append(world.provider()).toString();
  }
}
