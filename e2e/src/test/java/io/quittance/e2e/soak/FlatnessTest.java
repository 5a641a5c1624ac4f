package io.quittance.e2e.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The judge of the soak, judged: what leaks is flagged, what only moves is not. */
class FlatnessTest {

  private static final int POINTS = 240;
  private static final double MINUTES_EACH = 20.0 / POINTS;

  private static Series series(Measure measure, IntToDoubleFunction value) {
    Series series = new Series("worker", measure);
    for (int i = 0; i < POINTS; i++) {
      series.add(i * MINUTES_EACH, value.applyAsDouble(i));
    }
    return series;
  }

  private static boolean isFlat(Measure measure, IntToDoubleFunction value) {
    return Flatness.of(series(measure, value)).isFlat();
  }

  /** What leaks, by how much a minute: a megabyte of heap, a thread, a file, a connection… */
  @ParameterizedTest
  @CsvSource({
    "HEAP,60,1", "HEAP,200,3", "RESIDENT,350,5", "THREADS,60,1", "FILES,50,1.5",
    "CONNECTIONS,6,0.5", "OUTBOX,0,5", "INBOX,3,5", "LAG,0,0.5", "OPEN,40,5"
  })
  void a_leak_under_noise_is_flagged(Measure measure, double from, double aMinute) {
    Random noise = new Random(1);
    assertThat(
            isFlat(
                measure, i -> from + i * MINUTES_EACH * aMinute + noise.nextGaussian() * from / 50))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({"HEAP,60", "RESIDENT,350", "THREADS,60", "FILES,50", "CONNECTIONS,6", "LAG,0"})
  void noise_alone_is_flat(Measure measure, double level) {
    for (int seed = 0; seed < 100; seed++) {
      Random noise = new Random(seed);
      assertThat(isFlat(measure, i -> level + noise.nextGaussian() * level / 50)).isTrue();
    }
  }

  @Test
  void warming_up_is_no_leak() {
    assertThat(isFlat(Measure.RESIDENT, i -> i < POINTS / 4 ? 150 + i : 210)).isTrue();
  }

  @Test
  void a_saw_is_no_leak_and_a_rising_saw_is_one() {
    assertThat(isFlat(Measure.HEAP, i -> 60 + i % 20)).isTrue();
    assertThat(isFlat(Measure.HEAP, i -> 60 + i % 20 + i * 0.1)).isFalse();
  }

  @Test
  void a_peak_is_no_leak_and_a_step_that_stays_is_one() {
    assertThat(isFlat(Measure.FILES, i -> i == 200 ? 500 : 50)).isTrue();
    assertThat(isFlat(Measure.FILES, i -> i < 150 ? 50 : 70)).isFalse();
  }

  @Test
  void what_shrinks_is_flat() {
    assertThat(isFlat(Measure.HEAP, i -> 100 - i / 10.0)).isTrue();
  }

  @Test
  void what_may_grow_is_never_flagged() {
    assertThat(isFlat(Measure.DATABASE, i -> i * 10)).isTrue();
    assertThat(Measure.DATABASE.isJudged()).isFalse();
  }

  @Test
  void too_few_points_are_no_judgement() {
    Series few = new Series("api", Measure.HEAP);
    for (int i = 0; i < 8; i++) {
      few.add(i, 60);
    }
    assertThatThrownBy(() -> Flatness.of(few)).hasMessageContaining("too few");
    assertThatThrownBy(() -> Flatness.of(new Series("api", Measure.HEAP)))
        .hasMessageContaining("never seen");
  }
}
