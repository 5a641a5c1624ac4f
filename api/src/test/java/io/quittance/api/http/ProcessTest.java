package io.quittance.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the process tells about itself while the engine is away. */
class ProcessTest extends HttpTest {

  @Test
  void it_is_alive_and_not_ready_while_the_engine_is_away() {
    assertThat(send(to("/actuator/health/liveness")).status()).isEqualTo(200);

    Got readiness = send(to("/actuator/health/readiness"));
    assertThat(readiness.status()).isEqualTo(503);
    assertThat(readiness.json().path("components").path("engine").path("status").asString())
        .isEqualTo("DOWN");
  }

  @Test
  void it_says_that_its_books_are_away_which_is_no_part_of_readiness() {
    Got health = send(to("/actuator/health"));

    assertThat(health.json().path("components").path("books").path("status").asString())
        .isEqualTo("DOWN");
    assertThat(send(to("/actuator/health/readiness")).json().path("components").propertyNames())
        .containsExactlyInAnyOrder("engine", "readinessState");
  }

  @Test
  void it_has_metrics_and_shows_nothing_else_of_the_inside() {
    assertThat(send(to("/actuator/prometheus")).response().body()).contains("jvm_memory_used");
    assertThat(send(to("/actuator/env")).status()).isEqualTo(404);
    assertThat(send(to("/actuator/heapdump")).status()).isEqualTo(404);
    assertThat(send(to("/actuator")).status()).isEqualTo(404);
  }

  @Test
  void its_document_tells_the_headers_and_codes_of_a_command() {
    JsonNode document = send(to("/v3/api-docs")).json();
    JsonNode pay = document.path("paths").path("/v1/orders/{orderId}/payments").path("post");

    assertThat(pay.path("parameters").findValuesAsString("name"))
        .containsExactlyInAnyOrder("orderId", "Idempotency-Key", "Prefer");
    assertThat(pay.path("responses").propertyNames())
        .contains("200", "202", "400", "402", "404", "409", "413", "415", "422", "429", "503");
    assertThat(pay.path("responses").path("409").path("description").asString())
        .contains("already_paid", "payment_in_flight");
    assertThat(document.path("components").path("schemas").propertyNames())
        .contains(
            "OrderView",
            "Problem",
            "NewOrder",
            "NewPayment",
            "NewCancellation",
            "NewRefund",
            "OrderList",
            "Timeline",
            "LedgerOfOrder",
            "LedgerBalances",
            "ProofOfOrder",
            "Reconciliations",
            "ReconciliationReport");
  }

  @Test
  void every_address_is_in_its_document() {
    JsonNode paths = send(to("/v3/api-docs")).json().path("paths");

    assertThat(paths.propertyNames())
        .containsExactlyInAnyOrder(
            "/v1/orders",
            "/v1/orders/{orderId}",
            "/v1/orders/{orderId}/payments",
            "/v1/orders/{orderId}/cancellation",
            "/v1/orders/{orderId}/fulfilment",
            "/v1/orders/{orderId}/refunds",
            "/v1/orders/{orderId}/review",
            "/v1/orders/{orderId}/timeline",
            "/v1/orders/{orderId}/proof",
            "/v1/orders/{orderId}/ledger",
            "/v1/webhooks/{provider}",
            "/v1/ledger/balances",
            "/v1/reconciliations",
            "/v1/reconciliations/{id}");
  }

  @Test
  void its_page_shows_the_document() {
    Got docs = send(to("/docs"));

    assertThat(docs.status()).isEqualTo(302);
    assertThat(send(to(docs.header("Location"))).response().body()).contains("swagger-ui");
  }
}
