package io.quittance.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.e2e.Http;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The judge of rest finds whatever still has to move. */
class RestTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void what_has_ended_or_waits_for_a_customer_is_at_rest() {
    assertThat(moving("PAID", payment("CAPTURED", false), "")).isEmpty();
    assertThat(moving("PAYING", payment("PENDING", true), "")).isEmpty();
    assertThat(moving("REFUNDED", payment("CAPTURED", false), refund("SUCCEEDED"))).isEmpty();
  }

  @Test
  void an_unknown_payment_moves_and_so_does_one_that_is_sent_or_closed() {
    for (String state : List.of("CREATED", "SENT", "UNKNOWN", "CAPTURING", "CLOSING")) {
      assertThat(moving("PAYING", payment(state, false), "")).as(state).isNotEmpty();
    }
    assertThat(moving("PAYING", payment("PENDING", false), "")).isNotEmpty();
  }

  @Test
  void a_refund_that_the_provider_has_not_got_as_pending_moves() {
    assertThat(moving("PAID", "", refund("PENDING"))).isNotEmpty();
    assertThat(Rest.moving(order("PAID", "", refund("PENDING")), "A-1-r1"::equals, NOW)).isEmpty();
    assertThat(Rest.moving(order("PAID", "", refund("UNKNOWN")), "A-1-r1"::equals, NOW))
        .isNotEmpty();
  }

  @Test
  void an_order_that_is_not_there_moves_and_so_does_one_whose_deadline_has_passed() {
    assertThat(Rest.moving(Http.JSON.readTree("{}"), _ -> false, NOW)).isNotEmpty();
    assertThat(moving("AWAITING_PAYMENT", "", "")).isNotEmpty();
    assertThat(moving("FULFILLING", "", "")).isNotEmpty();
  }

  private static List<String> moving(String status, String payments, String refunds) {
    return Rest.moving(order(status, payments, refunds), _ -> false, NOW);
  }

  private static JsonNode order(String status, String payments, String refunds) {
    return Http.JSON.readTree(
        """
        {"status":"%s","payBy":"2026-01-01T11:00:00Z","payments":[%s],"refunds":[%s]}
        """
            .formatted(status, payments, refunds));
  }

  private static String payment(String status, boolean isWithCustomer) {
    return "{\"reference\":\"A-1-p1\",\"status\":\"%s\",\"redirectUrl\":%s}"
        .formatted(status, isWithCustomer ? "\"http://127.0.0.1/pay\"" : "null");
  }

  private static String refund(String status) {
    return "{\"reference\":\"A-1-r1\",\"status\":\"%s\"}".formatted(status);
  }
}
