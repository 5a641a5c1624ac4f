package io.quittance.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a fault excuses, and what it does not. */
class OutagesTest {

  private static final Instant ASKED = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant ARRIVED = ASKED.plusSeconds(8);

  @Test
  void a_call_is_on_its_way_for_longer_while_worker_or_provider_are_away() {
    assertThat(atMost(hit("worker", -1))).isEqualTo(Duration.ofSeconds(5 + 3));
    assertThat(atMost(hit("simulator", 7))).isEqualTo(Duration.ofSeconds(5 + 3));
    assertThat(atMost(hit("worker", -1), hit("simulator", 4))).isEqualTo(Duration.ofSeconds(11));
  }

  @Test
  void what_was_over_before_or_began_later_or_hit_another_excuses_nothing() {
    assertThat(atMost(hit("worker", -4))).isEqualTo(Duration.ofSeconds(5));
    assertThat(atMost(hit("worker", 9))).isEqualTo(Duration.ofSeconds(5));
    assertThat(atMost(hit("kafka", 1), hit("postgres", 1), hit("api", 1)))
        .isEqualTo(Duration.ofSeconds(5));
  }

  private static Duration atMost(Hit... hits) {
    return new Outages(List.of(hits)).atMost(ASKED, ARRIVED);
  }

  /** Two seconds away, ready after one more. */
  private static Hit hit(String victim, int second) {
    Fault fault =
        new Fault(1, victim, Way.FREEZE, Aim.MOMENT, Duration.ZERO, Duration.ofSeconds(2));
    return new Hit(
        fault,
        true,
        ASKED.plusSeconds(second),
        Duration.ofSeconds(2),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1));
  }
}
