package io.quittance.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How notices bring looks forward. */
class WatchTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Watch HOURLY = new Watch(NOW, 6, NOW.plus(Duration.ofHours(1)), NOW, 0);

  @Test
  void the_first_notice_is_looked_at_at_once_and_further_ones_after_five_seconds_and_thirty() {
    assertThat(pauseAfter(HOURLY)).isEqualTo(Duration.ZERO);
    assertThat(pauseAfter(again(HOURLY.urgedAt(NOW)))).isEqualTo(Duration.ofSeconds(5));
    Watch twice = again(again(HOURLY.urgedAt(NOW)).urgedAt(NOW));
    assertThat(pauseAfter(twice)).isEqualTo(Duration.ofSeconds(30));
    assertThat(pauseAfter(again(twice.urgedAt(NOW)))).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void a_pause_counts_from_the_last_look() {
    Watch urged = again(HOURLY.urgedAt(NOW));
    assertThat(urged.urgedAt(NOW.plusSeconds(4)).nextAt()).isEqualTo(NOW.plusSeconds(5));
    assertThat(urged.urgedAt(NOW.plusSeconds(7)).nextAt()).isEqualTo(NOW.plusSeconds(7));
  }

  @Test
  void a_look_that_a_notice_asked_for_is_not_urged_again_before_it_was_made() {
    Watch asked = Watch.dueAt(NOW).urgedOnceMore(NOW);
    assertThat(asked.nextAt()).isEqualTo(NOW.plusSeconds(1));
    assertThat(asked.urgedAt(NOW)).isEqualTo(asked);
    assertThat(asked.isUrgent(NOW)).isFalse();
    assertThat(asked.isDue(NOW.plusMillis(999))).isFalse();
    assertThat(asked.isDue(NOW.plusSeconds(1))).isTrue();
  }

  @Test
  void a_look_asked_for_again_is_another_one_and_due_at_once() {
    Watch again = HOURLY.askedAgain(NOW);
    assertThat(again).isEqualTo(new Watch(NOW, 0, NOW, null, 1));
  }

  private static Watch again(Watch watch) {
    return watch.at(NOW.plus(Duration.ofHours(1)));
  }

  private static Duration pauseAfter(Watch watch) {
    assertThat(watch.isUrgent(NOW)).isTrue();
    return Duration.between(NOW, watch.urgedAt(NOW).nextAt());
  }
}
