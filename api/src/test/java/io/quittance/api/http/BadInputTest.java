package io.quittance.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest extends HttpTest {

  private static final String PAYMENTS = "/v1/orders/A-1/payments";
  private static final String CANCELLATION = "/v1/orders/A-1/cancellation";
  private static final String PAY = "{\"paymentMethod\":\"tok_ok\"}";

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "42",
        "null",
        "nonsense",
        "{} {}",
        "{\"orderId\":\"A-1\",\"orderId\":\"A-2\"}",
        "{\"orderId\":'A-1'}",
      })
  void what_is_not_one_json_object_is_malformed(String body) {
    refuses(post("/v1/orders", body), 400, "malformed_request", "");
    refuses(command(PAYMENTS, body), 400, "malformed_request", "");
  }

  @Test
  void a_cancellation_that_is_not_json_is_malformed() {
    refuses(command(CANCELLATION, "{"), 400, "malformed_request", "");
  }

  @Test
  void json_that_nests_without_end_is_malformed() {
    String body = "{\"a\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";
    refuses(post("/v1/orders", body), 400, "malformed_request", "");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "-1",
        "0",
        "42.10",
        "4210.0",
        "1e3",
        "1e400",
        "1e999999999",
        "9007199254740992",
        "9223372036854775808",
        "100000000000000000000000000000000",
        "\"4210\"",
        "true",
        "null",
        "[4210]",
        "{}",
      })
  void an_amount_that_is_no_whole_number_of_minor_units_is_invalid(String value) {
    String body = order("\"amount\":{\"value\":" + value + ",\"currency\":\"EUR\"}");
    refuses(post("/v1/orders", body), 422, "amount_invalid", "amount.value");
  }

  @Test
  void an_amount_of_thousands_of_digits_is_invalid() {
    String body = order("\"amount\":{\"value\":" + "9".repeat(5000) + ",\"currency\":\"EUR\"}");
    refuses(post("/v1/orders", body), 422, "amount_invalid", "amount.value");
  }

  @Test
  void a_missing_amount_is_invalid() {
    refuses(post("/v1/orders", order("\"x\":1")), 422, "amount_invalid", "amount.value");
    refuses(
        post("/v1/orders", order("\"amount\":{\"currency\":\"EUR\"}")),
        422,
        "amount_invalid",
        "amount.value");
    refuses(post("/v1/orders", order("\"amount\":4210")), 422, "amount_invalid", "amount");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"\"XXQ\"", "\"eur\"", "\"\"", "\"EURO\"", "\"DEM\"", "\"XAU\"", "978", "null"})
  void a_currency_that_is_not_in_use_is_unknown(String currency) {
    String body = order("\"amount\":{\"value\":4210,\"currency\":" + currency + "}");
    refuses(post("/v1/orders", body), 422, "currency_unknown", "amount.currency");
  }

  static Stream<Arguments> fieldsOfAnOrder() {
    String metadata =
        IntStream.range(0, 21)
            .mapToObj(i -> "\"k" + i + "\":\"v\"")
            .collect(Collectors.joining(",", "{", "}"));
    return Stream.of(
        Arguments.of("orderId", "\"A 1\""),
        Arguments.of("orderId", "\"\""),
        Arguments.of("orderId", "\"" + "a".repeat(65) + "\""),
        Arguments.of("orderId", "\"ä\""),
        Arguments.of("orderId", "\"a/b\""),
        Arguments.of("orderId", "\"A-1\\n\""),
        Arguments.of("orderId", "\"unmatched-simulator-1\""),
        Arguments.of("orderId", "1"),
        Arguments.of("customerId", "\"\""),
        Arguments.of("customerId", "null"),
        Arguments.of("customerId", "7"),
        Arguments.of("customerId", "\"a b\""),
        Arguments.of("customerId", "\"" + "a".repeat(65) + "\""),
        Arguments.of("description", "\"" + "a".repeat(501) + "\""),
        Arguments.of("description", "\"a\\u0000b\""),
        Arguments.of("description", "\"half \\ud83d pair\""),
        Arguments.of("description", "{}"),
        Arguments.of("payWithin", "\"30 minutes\""),
        Arguments.of("payWithin", "\"PT0S\""),
        Arguments.of("payWithin", "\"-PT5M\""),
        Arguments.of("payWithin", "\"P366D\""),
        Arguments.of("payWithin", "\"PT99999999999999999999S\""),
        Arguments.of("payWithin", "1800"),
        Arguments.of("refundWindow", "\"-PT1S\""),
        Arguments.of("refundWindow", "\"P366D\""),
        Arguments.of("refundWindow", "\"P1M\""),
        Arguments.of("capture", "\"LATER\""),
        Arguments.of("capture", "\"sale\""),
        Arguments.of("latePayment", "\"KEEP\""),
        Arguments.of("latePayment", "true"),
        Arguments.of("metadata", "[]"),
        Arguments.of("metadata", "{\"a\":1}"),
        Arguments.of("metadata", "{\"a\":null}"),
        Arguments.of("metadata", "{\"\":\"a\"}"),
        Arguments.of("metadata", "{\"" + "k".repeat(41) + "\":\"a\"}"),
        Arguments.of("metadata", "{\"a\":\"" + "v".repeat(501) + "\"}"),
        Arguments.of("metadata", metadata));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("fieldsOfAnOrder")
  void a_field_of_an_order_that_is_not_acceptable_is_named(String field, String value) {
    String customer = field.equals("customerId") ? "" : "\"customerId\":\"c-1\",";
    String body =
        "{%s\"amount\":{\"value\":4210,\"currency\":\"EUR\"},\"%s\":%s}"
            .formatted(customer, field, value);
    refuses(post("/v1/orders", body).header("Idempotency-Key", "k"), 422, "field_invalid", field);
  }

  @ParameterizedTest(name = "{0}: {1} {2} {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"paymentMethod\":\"tok_nope\"} | 422 | field_invalid | paymentMethod",
        "{} | 422 | field_invalid | paymentMethod",
        "{\"paymentMethod\":null} | 422 | field_invalid | paymentMethod",
        "{\"paymentMethod\":7} | 422 | field_invalid | paymentMethod",
        "{\"paymentMethod\":\"tok_ok\",\"provider\":\"nobody\"} | 404 | provider_unknown | provider",
        "{\"paymentMethod\":\"tok_ok\",\"provider\":7} | 422 | field_invalid | provider",
        "{\"paymentMethod\":\"tok_ok\",\"returnUrl\":\"/back\"} | 422 | field_invalid | returnUrl",
        "{\"paymentMethod\":\"tok_ok\",\"returnUrl\":\"ftp://a/b\"} | 422 | field_invalid | returnUrl",
        "{\"paymentMethod\":\"tok_ok\",\"returnUrl\":\"javascript:x\"} | 422 | field_invalid | returnUrl",
      })
  void a_payment_that_can_not_be_made_is_refused(
      String body, int status, String code, String field) {
    refuses(command(PAYMENTS, body), status, code, field);
  }

  @Test
  void a_cancellation_with_a_field_that_is_not_acceptable_is_refused() {
    refuses(command(CANCELLATION, "{\"reason\":7}"), 422, "field_invalid", "reason");
    refuses(
        command(CANCELLATION, "{\"requestedBy\":\"" + "a".repeat(65) + "\"}"),
        422,
        "field_invalid",
        "requestedBy");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"a%20b", "a.b", "a%2Fb", "a%5Cb", "%C3%A4", "a:b", "a%0Ab"})
  void an_order_id_in_a_path_that_is_none_is_refused(String id) {
    refuses(to("/v1/orders/" + id), 422, "field_invalid", "orderId");
    refuses(command("/v1/orders/" + id + "/payments", PAY), 422, "field_invalid", "orderId");
    refuses(command("/v1/orders/" + id + "/cancellation", ""), 422, "field_invalid", "orderId");
    refuses(command("/v1/orders/" + id + "/fulfilment", ""), 422, "field_invalid", "orderId");
  }

  @Test
  void an_order_id_in_a_path_that_is_too_long_is_refused() {
    refuses(to("/v1/orders/" + "a".repeat(65)), 422, "field_invalid", "orderId");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {PAYMENTS, CANCELLATION, "/v1/orders/A-1/fulfilment", "/v1/orders/A-1/review"})
  void a_command_needs_an_idempotency_key(String path) {
    refuses(post(path, PAY), 400, "idempotency_key_missing", "Idempotency-Key");
    refuses(
        post(path, PAY).header("Idempotency-Key", ""),
        400,
        "idempotency_key_missing",
        "Idempotency-Key");
    refuses(
        post(path, PAY).header("Idempotency-Key", "k".repeat(200)),
        400,
        "idempotency_key_invalid",
        "Idempotency-Key");
    refuses(
        post(path, PAY).header("Idempotency-Key", "k\tk"),
        400,
        "idempotency_key_invalid",
        "Idempotency-Key");
    refuses(
        post(path, PAY).header("Idempotency-Key", "a").header("Idempotency-Key", "b"),
        400,
        "idempotency_key_invalid",
        "Idempotency-Key");
  }

  @Test
  void an_order_without_an_id_needs_an_idempotency_key() {
    refuses(
        post("/v1/orders", order("\"amount\":{\"value\":1,\"currency\":\"EUR\"}")),
        400,
        "idempotency_key_missing",
        "Idempotency-Key");
  }

  @Test
  void a_body_over_64_KiB_is_too_large_however_it_comes() {
    byte[] body = ("{\"x\":\"" + "a".repeat(70_000) + "\"}").getBytes(StandardCharsets.UTF_8);
    HttpRequest.BodyPublisher announced = HttpRequest.BodyPublishers.ofByteArray(body);
    HttpRequest.BodyPublisher chunked =
        HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));

    refuses(to("/v1/orders").POST(announced), 413, "body_too_large", "");
    refuses(to("/v1/orders").POST(chunked), 413, "body_too_large", "");
    refuses(to(CANCELLATION).POST(chunked), 413, "body_too_large", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "no type at all"})
  void what_is_not_sent_as_json_is_not_read(String type) {
    HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString(PAY);
    refuses(
        to(PAYMENTS).POST(body).header("Content-Type", type).header("Idempotency-Key", "k"),
        415,
        "media_type_unsupported",
        "");
  }

  @Test
  void a_dry_run_never_becomes_a_cancel() {
    refuses(command(CANCELLATION + "?dryRun=yes", ""), 422, "field_invalid", "dryRun");
    refuses(command(CANCELLATION + "?dryRun=TRUE", ""), 422, "field_invalid", "dryRun");
    refuses(command(CANCELLATION + "?dryRun=true", "{"), 400, "malformed_request", "");
    refuses(command(CANCELLATION + "?dryRun", "{\"reason\":7}"), 422, "field_invalid", "reason");
    refuses(command(CANCELLATION + "?dryRun=true", ""), 503, "books_unavailable", "");
  }

  @Test
  void unknown_paths_methods_and_formats_are_refused_in_the_same_shape() {
    refuses(to("/v1/nothing"), 404, "not_found", "");
    refuses(to("/"), 404, "not_found", "");
    refuses(to("/v1/orders/A-1").DELETE(), 405, "method_not_allowed", "");
    refuses(to("/v1/orders/A-1").header("Accept", "application/xml"), 406, "not_acceptable", "");
    refuses(command(PAYMENTS, PAY).header("Accept", "application/xml"), 406, "not_acceptable", "");
  }

  @Test
  void what_the_server_itself_turns_down_has_the_same_shape() {
    refuses(to("/v1/orders/a%00b"), 400, "malformed_request", "");
    refuses(to("/v1/orders/A-1").header("X", "x".repeat(9000)), 400, "malformed_request", "");
  }

  private void refuses(HttpRequest.Builder request, int status, String code, String field) {
    Got got = send(request);

    assertThat(got.status()).as(got.response().body()).isEqualTo(status);
    assertThat(got.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(got.text("code")).isEqualTo(code);
    assertThat(got.text("field")).isEqualTo(field);
    assertThat(got.json().path("status").asInt()).isEqualTo(status);
    assertThat(got.text("type")).isEqualTo("urn:quittance:problem:" + code);
    assertThat(got.text("title")).isNotEmpty();
    assertThat(got.text("detail")).isNotEmpty();
    assertThat(got.response().body()).doesNotContain("Exception", "java.", "quittance.api");
    assertThat(orders.calls()).as("nothing moves").isEmpty();
  }

  private static String order(String more) {
    return "{\"customerId\":\"c-1\"," + more + "}";
  }
}
