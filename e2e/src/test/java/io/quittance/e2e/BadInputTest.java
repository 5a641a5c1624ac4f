package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What bad input gets from the real thing: its code, never a fault, and nothing moves. */
@Timeout(120)
class BadInputTest {

  private static final String LONG_KEY = "k".repeat(200);

  private final Stack stack = SharedStack.get();
  private final Shop shop = stack.shop();

  /** A request to place an order and what it gets. */
  record Case(String what, String body, int status, String code, String field) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Case> badOrders() {
    return Stream.of(
        new Case("malformed JSON", "{\"orderId\":", 400, "malformed_request", ""),
        new Case("not an object", "[1]", 400, "malformed_request", ""),
        bad("a negative amount", "-1", "\"EUR\"", "amount_invalid", "amount.value"),
        bad("zero", "0", "\"EUR\"", "amount_invalid", "amount.value"),
        bad("a fraction", "42.10", "\"EUR\"", "amount_invalid", "amount.value"),
        bad("beyond 2^53", "9007199254740992", "\"EUR\"", "amount_invalid", "amount.value"),
        bad("beyond a long", "1e400", "\"EUR\"", "amount_invalid", "amount.value"),
        bad("a text", "\"ten\"", "\"EUR\"", "amount_invalid", "amount.value"),
        bad("an unknown currency", "1", "\"EUX\"", "currency_unknown", "amount.currency"),
        bad("no currency", "1", "null", "currency_unknown", "amount.currency"),
        new Case(
            "an id with a slash",
            order("\"a/b\"", "1", "\"EUR\""),
            422,
            "field_invalid",
            "orderId"),
        new Case(
            "an id of 65",
            order("\"" + "a".repeat(65) + "\"", "1", "\"EUR\""),
            422,
            "field_invalid",
            "orderId"),
        new Case(
            "a body over 64 KiB",
            "{\"description\":\"" + "x".repeat(70_000) + "\"}",
            413,
            "body_too_large",
            ""));
  }

  private static Case bad(String what, String value, String currency, String code, String field) {
    return new Case(what, order("\"bad-1\"", value, currency), 422, code, field);
  }

  private static String order(String id, String value, String currency) {
    return "{\"orderId\":%s,\"customerId\":\"c\",\"amount\":{\"value\":%s,\"currency\":%s}}"
        .formatted(id, value, currency);
  }

  @ParameterizedTest
  @MethodSource("badOrders")
  void an_order_that_is_none_is_refused_and_not_placed(Case bad) {
    Http.Answer answer = stack.apiHttp.post("/v1/orders", bad.body(), "Idempotency-Key", "k");
    assertRefused(answer, bad.status(), bad.code());
    assertThat(answer.json().path("field").asString("")).isEqualTo(bad.field());
    assertThat(shop.get("bad-1").code()).isEqualTo("order_not_found");
  }

  @Test
  void a_command_needs_a_key_of_at_most_128_printable_characters() {
    String id = shop.place("bad");
    String path = "/v1/orders/" + id + "/payments";
    String body = "{\"paymentMethod\":\"tok_ok\"}";
    assertRefused(stack.apiHttp.post(path, body), 400, "idempotency_key_missing");
    assertRefused(
        stack.apiHttp.post(path, body, "Idempotency-Key", LONG_KEY),
        400,
        "idempotency_key_invalid");
    assertNothingMoved(id);
  }

  @Test
  void an_unknown_order_provider_or_method_is_said_to_be_unknown() {
    String id = shop.place("bad");
    assertRefused(shop.pay("nobody-knows", "tok_ok", "k"), 404, "order_not_found");
    assertRefused(shop.cancel("nobody-knows", "k"), 404, "order_not_found");
    assertRefused(shop.pay(id, "tok_invented", "k"), 422, "field_invalid");
    String path = "/v1/orders/" + id + "/payments";
    String body = "{\"paymentMethod\":\"tok_ok\",\"provider\":\"nobody\"}";
    assertRefused(stack.apiHttp.post(path, body, "Idempotency-Key", "k"), 404, "provider_unknown");
    assertNothingMoved(id);
  }

  @Test
  void a_key_stands_for_one_body_and_one_command() {
    String id = shop.place("bad");
    assertThat(shop.pay(id, "tok_ok", "k1").status()).isEqualTo(200);
    assertRefused(shop.pay(id, "tok_slow", "k1"), 422, "command_id_reused");
    assertRefused(shop.cancel(id, "k1"), 422, "command_id_reused");
    assertThat(shop.get(id).orderStatus()).isEqualTo("PAID");
    assertThat(stack.books().of(id).refunded()).isZero();
    assertThat(shop.cancel(id, "k2").status()).isEqualTo(200);
    assertRefused(shop.cancel(id, "k1"), 422, "command_id_reused");
    String other = "{\"reason\":\"changed my mind\",\"requestedBy\":\"fraud-team\"}";
    String path = "/v1/orders/" + id + "/cancellation";
    assertRefused(
        stack.apiHttp.post(path, other, "Idempotency-Key", "k2"), 422, "command_id_reused");
  }

  @Test
  void a_query_that_can_not_be_read_is_malformed_and_no_fault_of_ours() {
    String answer =
        stack.apiHttp.raw(
            "POST /v1/orders/x/cancellation?dryRun=%zz HTTP/1.1\r\nHost: localhost\r\n"
                + "Idempotency-Key: k\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 400").contains("malformed_request");
  }

  @Test
  void an_id_stands_for_one_order() {
    String id = shop.place("bad");
    String other = order("\"" + id + "\"", "1", "\"EUR\"");
    assertRefused(
        stack.apiHttp.post("/v1/orders", other, "Idempotency-Key", "k"), 409, "order_exists");
    assertThat(shop.get(id).json().path("amount").path("value").asLong()).isEqualTo(4210);
  }

  private void assertNothingMoved(String id) {
    assertThat(shop.get(id).json().path("revision").asInt()).isEqualTo(1);
    assertThat(stack.books().calls(id)).isEmpty();
  }

  private static void assertRefused(Http.Answer answer, int status, String code) {
    assertThat(answer.code()).as(answer.body()).isEqualTo(code);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).doesNotContain("Exception").doesNotContain("\tat ");
  }
}
