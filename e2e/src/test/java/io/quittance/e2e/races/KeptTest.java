package io.quittance.e2e.races;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.e2e.ProviderBooks.Money;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptTest {

  private static final Ordering GOES_WELL =
      Ordering.of(Outcome.OK, Event.PAY, Event.EFFECT, Event.CRASH);
  private static final Ordering SAME_WORDS =
      Ordering.of(Outcome.DELAYED, Event.PAY, Event.EFFECT, Event.CRASH);
  private static final Ending ENDING =
      new Ending("PAID", true, new Money(4210, 1, 1), Optional.of("its books say held 0"));

  @Test
  void what_one_run_came_to_the_next_one_knows(@TempDir Path folder) throws Exception {
    Kept kept = new Kept(Optional.of(folder.resolve("endings")));
    kept.add(GOES_WELL, ENDING);

    assertThat(kept.of(List.of(GOES_WELL, SAME_WORDS))).isEqualTo(Map.of(GOES_WELL, ENDING));
  }

  @Test
  void without_a_file_nothing_is_kept() throws Exception {
    Kept kept = new Kept(Optional.empty());
    kept.add(GOES_WELL, ENDING);

    assertThat(kept.of(List.of(GOES_WELL))).isEmpty();
  }
}
