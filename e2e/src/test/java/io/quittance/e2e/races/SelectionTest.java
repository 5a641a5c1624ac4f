package io.quittance.e2e.races;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SelectionTest {

  @Test
  void a_sample_has_every_outcome_with_and_without_a_crash_and_is_had_again_by_its_seed() {
    List<Ordering> sample = Selection.sample(7);

    assertThat(sample).doesNotHaveDuplicates().isEqualTo(Selection.sample(7));
    assertThat(sample).isNotEqualTo(Selection.sample(8));
    for (Outcome outcome : Outcome.values()) {
      assertThat(
              sample.stream()
                  .filter(o -> o.outcome() == outcome)
                  .map(o -> o.has(Event.CRASH))
                  .collect(Collectors.toSet()))
          .as(outcome.title())
          .containsExactlyInAnyOrder(true, false);
    }
  }

  @Test
  void words_choose_those_that_contain_them_in_a_row() {
    assertThat(Selection.containing("timeout crash cancel")).isNotEmpty();
    assertThat(Selection.containing("timeout crash cancel"))
        .allSatisfy(o -> assertThat(o.toString()).contains("timeout·crash·cancel"));
    assertThat(Selection.containing("pay·cancel·ok·answer·crash"))
        .extracting(Ordering::toString)
        .contains("pay·cancel·ok·answer·crash");
    assertThat(Selection.containing("answer pay")).isEmpty();
  }
}
