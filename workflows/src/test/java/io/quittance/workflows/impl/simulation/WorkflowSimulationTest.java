package io.quittance.workflows.impl.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Random schedules of everything that can go wrong, played through the real workflow. */
class WorkflowSimulationTest {

  /** The same in every build, so that a build fails by its change; other seeds by the command. */
  private static final long SEED = 20_261_126;

  private static final int SCHEDULES = 500;

  /**
   * On a busy machine the time of the engine's stand-in stops once in a hundred schedules, and
   * those are played anew; if it stops much more often, the order has a part in it.
   */
  private static final int CUT_OFF_ONE_IN = 20;

  /** It warns of every task that is lost, and of every notice that is turned away. */
  private final Logger engine = (Logger) LoggerFactory.getLogger("io.temporal.internal");

  @BeforeEach
  void the_engine_is_silent() {
    engine.setLevel(Level.OFF);
  }

  @AfterEach
  void the_engine_speaks_again() {
    engine.setLevel(null);
  }

  @Test
  void every_schedule_ends_with_its_money_where_its_status_says_and_every_run_replays() {
    int schedules = Integer.getInteger("workflows", SCHEDULES);
    WorkflowCampaign campaign = WorkflowCampaign.run(Long.getLong("seed", SEED), schedules);
    System.out.println(campaign.report());
    assertThat(String.join("\n", campaign.explanations())).isEmpty();
    assertThat(campaign.cutOff()).hasSizeLessThanOrEqualTo(1 + schedules / CUT_OFF_ONE_IN);
    if (schedules >= SCHEDULES) {
      assertThat(campaign.tally().reopened()).as("orders reopened").isPositive();
      assertThat(campaign.tally().lostTasks()).as("tasks lost").isPositive();
      assertThat(campaign.tally().lostCalls()).as("calls lost").isPositive();
      assertThat(campaign.tally().spared()).as("notices that the books had").isPositive();
    }
  }
}
