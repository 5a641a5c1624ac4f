package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** A client's clock decides nothing: times in a body are ignored wherever they stand. */
@Timeout(60)
class ClientClockTest {

  private final Stack stack = SharedStack.get();
  private final Shop shop = stack.shop();

  @Test
  void timestamps_in_bodies_neither_place_nor_pay_nor_cancel_at_another_time() {
    String id = Shop.newOrderId("clock");
    String times =
        "\"createdAt\":\"1999-01-01T00:00:00Z\",\"payBy\":\"1999-01-01T00:00:00Z\","
            + "\"timestamp\":\"1999-01-01T00:00:00Z\",\"now\":0";
    String place =
        "{\"orderId\":\"%s\",\"customerId\":\"c\",\"amount\":{\"value\":4210,\"currency\":\"EUR\"},%s}";
    Http.Answer placed =
        stack.apiHttp.post("/v1/orders", place.formatted(id, times), "Idempotency-Key", "p");
    assertThat(placed.status()).isEqualTo(201);
    assertThat(placed.json().path("payBy").asString()).isGreaterThan("2026");

    Http.Answer paid =
        stack.apiHttp.post(
            "/v1/orders/" + id + "/payments",
            "{\"paymentMethod\":\"tok_ok\",%s}".formatted(times),
            "Idempotency-Key",
            "k1");
    assertThat(paid.status()).as(paid.body()).isEqualTo(200);
    Http.Answer cancelled =
        stack.apiHttp.post(
            "/v1/orders/" + id + "/cancellation",
            "{\"requestedAt\":\"1999-01-01T00:00:00Z\",%s}".formatted(times),
            "Idempotency-Key",
            "k2");
    JsonNode order = cancelled.json();
    assertThat(order.path("cancellation").path("requestedAt").asString()).isGreaterThan("2026");
    assertThat(shop.get(id).orderStatus()).isEqualTo("REFUNDED");
  }
}
