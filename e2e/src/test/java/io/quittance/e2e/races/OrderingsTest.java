package io.quittance.e2e.races;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderingsTest {

  private final List<Ordering> all = Orderings.all();

  @Test
  void none_is_listed_twice() {
    assertThat(all).doesNotHaveDuplicates().hasSize(989);
  }

  @Test
  void each_outcome_has_its_own() {
    assertThat(
            all.stream().collect(Collectors.groupingBy(Ordering::outcome, Collectors.counting())))
        .isEqualTo(
            Map.of(
                Outcome.OK, 293L,
                Outcome.DECLINED, 287L,
                Outcome.UNKNOWN_EXECUTED, 244L,
                Outcome.UNKNOWN_NOT_EXECUTED, 23L,
                Outcome.DELAYED, 142L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pay·cancel·ok·answer",
        "pay·ok·notice·cancel·answer·again",
        "pay·expiry·ok·answer·cancel",
        "pay·cancel·expiry·ok·answer",
        "pay·ok·answer·cancel·crash",
        "pay·crash·ok·notice",
        "pay·crash·cancel·ok",
        "pay·ok·timeout·cancel",
        "pay·timeout·cancel·ok",
        "pay·timeout·crash",
        "pay·ok·answer·notice·crash·again",
        "cancel·pay"
      })
  void the_races_that_people_tell_of_are_among_them(String ordering) {
    assertThat(all).extracting(Ordering::toString).contains(ordering);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pay·notice·ok·answer",
        "pay·answer·ok",
        "pay·crash·ok·answer",
        "pay·ok·answer·notice·crash",
        "pay·again·ok·answer"
      })
  void what_cannot_happen_is_not(String ordering) {
    assertThat(all).extracting(Ordering::toString).doesNotContain(ordering);
  }
}
