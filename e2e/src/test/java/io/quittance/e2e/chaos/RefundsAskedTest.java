package io.quittance.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.e2e.Http;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The judge of refunds finds what nobody asked for. */
class RefundsAskedTest {

  private static final JsonNode ONE_CHARGE = json("[{\"captured\":4210}]");
  private static final JsonNode TWO_CHARGES = json("[{\"captured\":4210},{\"captured\":4210}]");

  @Test
  void what_was_asked_for_is_right() {
    assertThat(wrong("PAID", List.of(refund(100, "succeeded")), refund("refund 100 k2"))).isEmpty();
    assertThat(wrong("PAID", List.of(), refund("refund 100 k2"))).isEmpty();
  }

  @Test
  void the_same_refund_twice_is_wrong() {
    List<JsonNode> twice = List.of(refund(100, "succeeded"), refund(100, "pending"));
    assertThat(wrong("FULFILLED", twice, refund("refund 100 k2"))).hasSize(1);
    assertThat(wrong("FULFILLED", twice, refund("refund 100 k2"), refund("refund 100 k2")))
        .as("its caller asked again, under its key")
        .hasSize(1);
    assertThat(wrong("FULFILLED", twice, refund("refund 100 k2"), refund("refund 100 k3")))
        .isEmpty();
  }

  @Test
  void a_refund_that_failed_or_was_taken_back_returned_nothing() {
    List<JsonNode> refunds = List.of(refund(100, "failed"), refund(100, "succeeded"));
    assertThat(wrong("PAID", refunds, refund("refund 100 k2"))).isEmpty();
  }

  @Test
  void a_refund_that_nobody_asked_for_is_wrong_unless_it_was_taken_twice() {
    List<JsonNode> all = List.of(refund(4210, "succeeded"));
    assertThat(wrong("COMPLETED", all)).hasSize(1);
    assertThat(RefundsAsked.wrong(order("COMPLETED", false), TWO_CHARGES, all, List.of()))
        .isEmpty();
  }

  @Test
  void of_a_cancelled_order_everything_goes_back() {
    List<JsonNode> all = List.of(refund(4210, "succeeded"));
    assertThat(wrong("REFUNDED", all)).isEmpty();
    assertThat(RefundsAsked.wrong(order("COMPLETED", true), ONE_CHARGE, all, List.of())).isEmpty();
    assertThat(wrong("FULFILLED", all, refund("refund all k2"))).isEmpty();
  }

  private static List<String> wrong(String status, List<JsonNode> refunds, Heard... taken) {
    return RefundsAsked.wrong(order(status, false), ONE_CHARGE, refunds, List.of(taken));
  }

  private static JsonNode order(String status, boolean isCancelled) {
    return json(
        "{\"status\":\"%s\",\"cancellation\":%s}".formatted(status, isCancelled ? "{}" : "null"));
  }

  private static JsonNode refund(long amount, String status) {
    return json("{\"status\":\"%s\",\"amount\":{\"value\":%d}}".formatted(status, amount));
  }

  private static Heard refund(String what) {
    Http.Answer done = new Http.Answer(200, "{}");
    return new Heard("A-1", what, done, _ -> done);
  }

  private static JsonNode json(String text) {
    return Http.JSON.readTree(text);
  }
}
