package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person sends signals from the Temporal UI, and fills in what they please. */
@DisabledIfSystemProperty(named = "engine", matches = "postgres", disabledReason = "it has no UI")
@Timeout(120)
class TemporalUiTest {

  private final Stack stack = SharedStack.get();
  private final Shop shop = stack.shop();
  private final TemporalUi ui = new TemporalUi(stack.engine.uiPort);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "null",
        "{\"reason\":\"fraud\"}",
        "{\"reason\":null,\"requestedBy\":\"\",\"commandId\":\"\",\"amount\":\"\"}",
        "{\"reason\":\"fraud\",\"amount\":17,\"timestamp\":\"1999-01-01T00:00:00Z\",\"x\":[1]}"
      })
  void an_order_is_cancelled_from_the_signal_form_whatever_is_left_out(String input)
      throws Exception {
    String id = shop.place("ui");
    assertThat(shop.pay(id, "tok_ok", "k1").status()).isEqualTo(200);
    assertThat(ui.signal(id, "cancel", input)).isEqualTo(200);
    Http.Answer end = shop.awaitEnd(id, Duration.ofSeconds(20));
    assertThat(end.orderStatus()).isEqualTo("REFUNDED");
    assertThat(stack.books().of(id).held()).isZero();
  }

  @Test
  void a_payment_without_a_method_is_refused_and_the_order_can_still_be_paid() throws Exception {
    String id = shop.place("ui");
    assertThat(ui.signal(id, "pay", "{\"provider\":\"simulator\"}")).isEqualTo(200);
    assertThat(shop.pay(id, "tok_ok", "k1").status()).isEqualTo(200);
    assertThat(stack.books().calls(id)).hasSize(1);
  }
}
