package io.quittance.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a consumer rebuilds, and the losses and mix-ups that it finds. */
class RebuiltTest {

  private final Rebuilt rebuilt = new Rebuilt("Kafka");

  @Test
  void repeated_ids_are_dropped_and_the_last_status_counts() {
    rebuilt.hear("A-1/1", "A-1", 1, "AWAITING_PAYMENT");
    rebuilt.hear("A-1/3", "A-1", 3, "PAYING");
    rebuilt.hear("A-1/5", "A-1", 5, "PAID");
    rebuilt.hear("A-1/3", "A-1", 3, "PAYING");
    assertThat(rebuilt.differences(Map.of("A-1", "PAID"))).isEmpty();
    assertThat(rebuilt.events()).isEqualTo(3);
    assertThat(rebuilt.repeated()).isEqualTo(1);
  }

  @Test
  void a_lost_event_is_found() {
    rebuilt.hear("A-1/1", "A-1", 1, "AWAITING_PAYMENT");
    assertThat(rebuilt.differences(Map.of("A-1", "PAID"))).hasSize(1);
    assertThat(rebuilt.differences(Map.of("A-1", "AWAITING_PAYMENT", "A-2", "PAID"))).hasSize(1);
  }

  @Test
  void an_event_before_its_time_is_found() {
    rebuilt.hear("A-1/5", "A-1", 5, "PAID");
    rebuilt.hear("A-1/3", "A-1", 3, "PAYING");
    rebuilt.hear("A-1/6", "A-1", 6, "FULFILLED");
    assertThat(rebuilt.differences(Map.of("A-1", "FULFILLED"))).hasSize(1);
  }

  @Test
  void an_order_that_is_in_no_books_is_found() {
    rebuilt.hear("A-9/1", "A-9", 1, "AWAITING_PAYMENT");
    assertThat(rebuilt.differences(Map.of())).hasSize(1);
  }
}
