package io.quittance.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BadInputTest {

  private static final String GOOD = Client.charging("A-1-p1", "tok_ok");
  private static final String GOOD_REFUND = Client.refunding("A-1-r1", "A-1-p1");

  @TempDir private Path directory = Path.of("");
  private InProcess simulator;
  private Client client;

  @BeforeEach
  void start() {
    simulator = new InProcess(directory);
    client = simulator.client();
  }

  @AfterEach
  void nothing_has_moved() throws Exception {
    assertThat(client.get("/books").body().toString()).isEqualTo("{\"charges\":[]}");
    simulator.close();
    assertThat(simulator.lines("")).allMatch(line -> line.startsWith("{\"type\":\"call\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "null", "\"x\"", "{} {}", "{\"a\":1,\"a\":2}", "{\"a\":01}"})
  void what_is_not_one_json_object_is_malformed(String body) throws Exception {
    for (String path : new String[] {"/charges", "/refunds", "/faults"}) {
      Client.Response refused = client.post(path, body);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.error()).isEqualTo("malformed_request");
    }
  }

  @ParameterizedTest
  @MethodSource
  void an_invalid_field_is_named(String path, String field, String body) throws Exception {
    Client.Response refused = client.post(path, body);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.error()).isEqualTo("field_invalid");
    assertThat(refused.text("/field")).isEqualTo(field);
    assertThat(refused.body().propertyNames()).containsExactly("error", "message", "field");
  }

  static Stream<Arguments> an_invalid_field_is_named() {
    return Stream.concat(
        Stream.of(
            charge("reference", "\"A-1-p1\"", "null"),
            charge("reference", "\"A-1-p1\"", "7"),
            charge("reference", "A-1-p1", ""),
            charge("reference", "A-1-p1", "A 1"),
            charge("reference", "A-1-p1", "Ä"),
            charge("reference", "A-1-p1", "../x"),
            charge("reference", "A-1-p1", "A\\n"),
            charge("reference", "A-1-p1", "x".repeat(81)),
            charge("capture", "true", "1"),
            charge("capture", "true", "\"true\""),
            charge("capture", "true", "null"),
            charge("method", "\"tok_ok\"", "null"),
            returning("7"),
            returning("\"\""),
            returning("\"javascript:alert(1)\""),
            returning("\"ftp://shop.example/\""),
            returning("\"//shop.example/\""),
            returning("\"/thanks\""),
            returning("\"http://\""),
            returning("\"http://shop.example/\\r\\nSet-Cookie: a=b\""),
            returning("\"http://shop.example/" + "x".repeat(2000) + "\""),
            charge("amount.currency", "EUR", "EUX"),
            charge("amount.currency", "EUR", "eur"),
            charge("amount.currency", "\"EUR\"", "978"),
            charge("amount.value", "{\"value\":4210,\"currency\":\"EUR\"}", "4210"),
            charge("amount.value", "{\"value\":4210,\"currency\":\"EUR\"}", "null"),
            Arguments.of("/charges/A-1-p1/customer-action", "result", "{}"),
            Arguments.of("/charges/A-1-p1/customer-action", "result", "{\"result\":\"Paid\"}"),
            Arguments.of("/charges/A-1-p1/customer-action", "result", "{\"result\":true}"),
            Arguments.of("/refunds", "charge", GOOD_REFUND.replace("\"A-1-p1\"", "\"A 1\"")),
            Arguments.of("/refunds", "reference", GOOD_REFUND.replace("A-1-r1", "")),
            Arguments.of("/refunds", "amount.value", GOOD_REFUND.replace("4210", "-4210")),
            Arguments.of("/refunds", "amount.currency", GOOD_REFUND.replace("EUR", "€"))),
        Stream.of("0", "-1", "1.5", "42.0", "1e3", "\"4210\"", "true", "9007199254740992")
            .map(value -> charge("amount.value", "4210", value)));
  }

  @Test
  void an_absurdly_long_number_is_refused() throws Exception {
    assertThat(client.post("/charges", GOOD.replace("4210", "9".repeat(500))).status())
        .isEqualTo(422);
    assertThat(client.post("/charges", GOOD.replace("4210", "9".repeat(5000))).status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tok_nope", "TOK_OK", "tok_wrong", "ok"})
  void an_unknown_method_is_refused(String method) throws Exception {
    Client.Response refused = client.charge("A-1-p1", method);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.error()).isEqualTo("method_unknown");
    assertThat(refused.text("/field")).isEqualTo("method");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/charges", "/refunds", "/charges/A-1-p1/close", "/faults"})
  void a_body_over_64_KiB_is_refused(String path) throws Exception {
    Client.Response refused = client.post(path, GOOD + " ".repeat(64 * 1024));

    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.error()).isEqualTo("body_too_large");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/,404,not_found",
    "GET,/nothing,404,not_found",
    "GET,/books/x,404,not_found",
    "POST,/books,405,method_not_allowed",
    "PUT,/charges,405,method_not_allowed",
    "GET,/charges,405,method_not_allowed",
    "DELETE,/charges/A-1-p1,405,method_not_allowed",
    "GET,/charges/A-1-p1/close,405,method_not_allowed",
    "POST,/charges/A-1-p1/nothing,404,not_found",
    "POST,/charges/A-1-p1/close/x,404,not_found",
    "GET,/charges/,422,field_invalid",
    "GET,/charges/A%201,422,field_invalid",
    "POST,/charges/A%2F1/close,422,field_invalid",
    "POST,/charges/A-1-p1/customer-action,400,malformed_request",
    "POST,/charges/A%201/customer-action,422,field_invalid",
    "GET,/charges/A-1-p1/customer-action,405,method_not_allowed",
    "POST,/charges/A-1-p1/dispute,404,charge_not_found",
    "GET,/charges/A-1-p1/dispute,405,method_not_allowed",
    "POST,/statement,405,method_not_allowed",
    "GET,/statement/x,404,not_found",
    "GET,/statement?after=-1,422,field_invalid",
    "GET,/statement?after=p1,422,field_invalid",
    "GET,/statement?after=9999999999999999999,422,field_invalid",
    "GET,/statement?limit=0,422,field_invalid",
    "GET,/statement?limit=1001,422,field_invalid",
    "GET,/statement?limit=1.5,422,field_invalid"
  })
  void a_call_that_leads_nowhere_is_told_so(String method, String path, int status, String error)
      throws IOException, InterruptedException {
    Client.Response refused = client.send(method, path, "");

    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.error()).isEqualTo(error);
  }

  private static Arguments returning(String url) {
    return charge("returnUrl", "\"capture\":true", "\"returnUrl\":" + url);
  }

  private static Arguments charge(String field, String good, String bad) {
    return Arguments.of("/charges", field, GOOD.replace(good, bad));
  }
}
