package io.quittance.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page to which a customer is sent to pay, as a browser sees it. */
@Timeout(60)
class CustomerPageTest {

  private static final String P1 = "A-1-p1";

  private final HttpClient browser = HttpClient.newHttpClient();
  @TempDir private Path directory = Path.of("");
  private InProcess simulator;
  private Client client;

  @BeforeEach
  void start() {
    simulator = new InProcess(directory);
    client = simulator.client();
  }

  @AfterEach
  void stop() throws IOException {
    browser.shutdownNow();
    simulator.close();
  }

  @ParameterizedTest
  @CsvSource({"paid,captured", "abandoned,declined"})
  void the_customer_presses_a_button_and_comes_back_to_the_shop(String result, String status)
      throws Exception {
    String url = redirectUrl("\"http://shop.example/thanks?order=A-1&lang=en\"");
    assertThat(see(url).body()).contains("42.10 EUR", "value=\"paid\"", "value=\"abandoned\"");

    HttpResponse<String> pressed = press(url, result);

    assertThat(pressed.statusCode()).isEqualTo(303);
    assertThat(pressed.headers().firstValue("Location"))
        .hasValue("http://shop.example/thanks?order=A-1&lang=en");
    Client.Response charge = client.get("/charges/" + P1);
    assertThat(charge.text("/status")).isEqualTo(status);
    assertThat(charge.text("/redirectUrl")).isEqualTo("null");
    assertThat(see(url).body()).doesNotContain("<form");
    assertThat(simulator.calls(P1))
        .filteredOn(call -> call.contains("\"path\":\"/pay/A-1-p1\""))
        .singleElement()
        .asString()
        .contains("\"outcome\":\"" + status + "\"");
  }

  @Test
  void without_a_way_back_the_page_says_what_came_of_it() throws Exception {
    String url = redirectUrl("null");
    HttpResponse<String> pressed = press(url, "paid");
    assertThat(pressed.statusCode()).isEqualTo(200);
    assertThat(pressed.body()).contains("You have paid.").doesNotContain("<form");
  }

  @Test
  void the_way_back_is_known_after_a_restart() throws Exception {
    String path = URI.create(redirectUrl("\"https://shop.example/\"")).getPath();
    simulator.close();
    start();
    String url = client.get("/charges/" + P1).text("/redirectUrl");
    assertThat(url).endsWith(path);
    assertThat(press(url, "paid").headers().firstValue("Location"))
        .hasValue("https://shop.example/");
  }

  @Test
  void the_same_charge_with_another_way_back_is_another_charge() throws Exception {
    redirectUrl("\"https://shop.example/\"");
    assertThat(client.post("/charges", charging("\"https://other.example/\"")).error())
        .isEqualTo("idempotency_conflict");
    assertThat(client.post("/charges", charging("\"https://shop.example/\"")).status())
        .isEqualTo(200);
  }

  @Test
  void a_customer_can_pay_what_the_shop_has_closed_meanwhile() throws Exception {
    String url = redirectUrl("null");
    client.post("/charges/" + P1 + "/close", "");
    assertThat(client.get("/charges/" + P1).text("/redirectUrl")).isEqualTo("null");
    assertThat(see(url).body()).contains("The shop has closed this payment.", "<form");

    assertThat(press(url, "paid").body()).contains("You have paid.");

    assertThat(client.get("/charges/" + P1).text("/captured")).isEqualTo("4210");
  }

  @Test
  void what_does_not_work_is_told_with_a_way_to_try_something_else() throws Exception {
    String url = redirectUrl("null");
    press(url, "paid");
    HttpResponse<String> pressed = press(url, "abandoned");
    assertThat(pressed.statusCode()).isEqualTo(409);
    assertThat(pressed.body()).contains("The customer has paid.");
  }

  @Test
  void a_planned_fault_hits_the_button_too() throws Exception {
    String url = redirectUrl("null");
    client.post(
        "/faults", "{\"operation\":\"customer_action\",\"times\":1,\"effect\":\"timeout_after\"}");
    assertThatThrownBy(() -> press(url, "paid")).isInstanceOf(IOException.class);
    assertThat(client.get("/charges/" + P1).text("/status")).isEqualTo("captured");
  }

  @ParameterizedTest
  @CsvSource({
    "tok_ok,A-1-p1",
    "tok_redirect,A-2-p1",
    "tok_redirect,<script>",
    "tok_delayed,A-1-p1"
  })
  void nobody_else_is_awaited(String method, String reference) throws Exception {
    client.postAsync("/charges", Client.charging(P1, method));
    String url = base() + "/pay/" + reference.replace("<", "%3C").replace(">", "%3E");
    for (HttpResponse<String> page : List.of(see(url), press(url, "paid"))) {
      assertThat(page.statusCode()).isEqualTo(404);
      assertThat(page.body()).contains("No customer is awaited.").doesNotContain("script", "<form");
    }
  }

  @Test
  void another_button_than_those_there_are_presses_none() throws Exception {
    String url = redirectUrl("null");
    for (String result : new String[] {"", "stolen", "paid2"}) {
      assertThat(press(url, result).body()).contains("<form");
    }
    assertThat(client.get("/charges/" + P1).text("/status")).isEqualTo("pending");
    assertThat(client.send("PUT", "/pay/" + P1, "").status()).isEqualTo(405);
    assertThat(client.get("/pay").status()).isEqualTo(404);
    assertThat(client.get("/pay/" + P1 + "/x").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"JPY,4210 JPY", "KWD,4.210 KWD", "EUR,42.10 EUR"})
  void the_page_shows_the_amount_as_people_write_it(String currency, String shown)
      throws Exception {
    String url =
        client.post("/charges", charging("null").replace("EUR", currency)).text("/redirectUrl");
    assertThat(see(url).body()).contains("<h1>" + shown + "</h1>");
  }

  private String redirectUrl(String returnUrl) throws Exception {
    Client.Response made = client.post("/charges", charging(returnUrl));
    assertThat(made.text("/status")).isEqualTo("pending");
    assertThat(made.text("/redirectUrl")).isEqualTo(base() + "/pay/" + P1);
    return made.text("/redirectUrl");
  }

  private String base() {
    return "http://127.0.0.1:" + simulator.port();
  }

  private static String charging(String returnUrl) {
    return Client.charging(P1, "tok_redirect").strip().replaceFirst("}$", "")
        + ",\"returnUrl\":"
        + returnUrl
        + "}";
  }

  private HttpResponse<String> see(String url) throws Exception {
    return browser.send(request(url).GET().build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> press(String url, String result) throws Exception {
    HttpRequest request =
        request(url)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("result=" + result))
            .build();
    return browser.send(request, BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(15));
  }
}
