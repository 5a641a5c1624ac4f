package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** What a cancel is foretold to do, and that asking moves nothing. */
@Timeout(120)
class PreviewTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final Stack stack = SharedStack.get();
  private final Shop shop = stack.shop();

  @Test
  void a_paid_order_would_be_refunded_and_is_when_it_is_cancelled() {
    String id = shop.place("preview");
    assertThat(shop.pay(id, "tok_ok", "k1").status()).isEqualTo(200);
    JsonNode preview = previewed(id);
    assertThat(preview.path("rule").asString()).isEqualTo("Captured money is returned: refund.");
    assertThat(calls(preview.path("bestCase"))).containsExactly("REFUND " + id + "-r1");
    assertThat(preview.path("worstCase").path("endsAs").asString()).isEqualTo("REFUNDED");

    Http.Answer cancelled = shop.cancel(id, "k2");
    assertThat(cancelled.orderStatus())
        .isEqualTo(preview.path("bestCase").path("endsAs").asString());
    assertThat(stack.books().calls(id)).filteredOn(c -> c.startsWith("POST /refunds")).hasSize(1);
    assertThat(shop.preview(id).json().path("reply").asString()).isEqualTo("UNCHANGED");
  }

  @Test
  void a_charge_in_flight_is_foretold_from_where_the_order_itself_stands() {
    String id = shop.place("preview");
    assertThat(shop.pay(id, "tok_slow", "k1", "Prefer", "respond-async").status()).isEqualTo(202);
    Await.until(
        "the charge is sent",
        SOON,
        () -> stack.books().calls(id).stream().anyMatch(c -> c.startsWith("POST /charges")));
    JsonNode preview = previewed(id);
    assertThat(preview.path("rule").asString()).contains("in flight");
    assertThat(preview.path("bestCase").path("endsAs").asString()).isEqualTo("CANCELLED");
    assertThat(preview.path("worstCase").path("endsAs").asString()).isEqualTo("REFUNDED");
    assertThat(Instant.parse(preview.path("worstCase").path("by").asString()))
        .isAfter(Instant.now().plus(Duration.ofHours(1)));

    shop.cancel(id, "k2");
    assertThat(shop.awaitEnd(id, SOON).orderStatus()).isIn("CANCELLED", "REFUNDED");
  }

  @Test
  void a_pending_payment_would_be_closed() {
    String id = shop.place("preview");
    assertThat(shop.pay(id, "tok_redirect", "k1").status()).isEqualTo(202);
    JsonNode preview = previewed(id);
    assertThat(calls(preview.path("bestCase"))).containsExactly("CLOSE " + id + "-p1");
    assertThat(calls(preview.path("worstCase")))
        .startsWith("CLOSE " + id + "-p1", "LOOK_UP " + id + "-p1", "REFUND " + id + "-r1");
    assertThat(shop.cancel(id, "k2").orderStatus()).isEqualTo("CANCELLED");
  }

  @Test
  void a_cancel_that_would_be_refused_is_refused_with_the_same_problem() {
    String id = shop.place("preview");
    assertThat(shop.pay(id, "tok_ok", "k1").status()).isEqualTo(200);
    assertThat(shop.fulfil(id, "k2").status()).isEqualTo(200);
    Http.Answer preview = shop.preview(id);
    assertThat(preview.status()).isEqualTo(409);
    assertThat(preview).isEqualTo(shop.cancel(id, "k3"));
    assertThat(shop.preview("nobody-knows").code()).isEqualTo("order_not_found");
  }

  /** Returns a preview, having seen that nothing moved. */
  private JsonNode previewed(String id) {
    String before = shop.get(id).body();
    List<String> calls = stack.books().calls(id);
    long events = stack.history(id).size();
    Http.Answer preview = shop.preview(id);
    assertThat(preview.status()).as(preview.body()).isEqualTo(200);
    assertThat(shop.get(id).body()).isEqualTo(before);
    assertThat(stack.books().calls(id)).isEqualTo(calls);
    assertThat(stack.history(id)).hasSize((int) events);
    return preview.json();
  }

  private static List<String> calls(JsonNode course) {
    List<String> calls = new ArrayList<>();
    for (JsonNode call : course.path("calls")) {
      calls.add(call.path("call").asString() + " " + call.path("reference").asString());
    }
    return calls;
  }
}
