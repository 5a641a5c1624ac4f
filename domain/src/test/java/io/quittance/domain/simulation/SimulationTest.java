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
    int schedules = Integer.getInteger("schedules", SCHEDULES);
    Campaign campaign = Campaign.run(Long.getLong("seed", SEED), schedules);
    System.out.println(campaign.report());
    assertThat(String.join("\n", campaign.explanations())).isEmpty();
    assertThat(campaign.coverage().wronglyListed()).as("impossible, and happened").isEmpty();
    if (schedules >= SCHEDULES) {
      assertThat(campaign.coverage().missing()).as("never happened").isEmpty();
    }
  }
}
