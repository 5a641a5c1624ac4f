package io.quittance.e2e;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** The Temporal UI as a browser uses it: its signal form sends exactly these requests. */
final class TemporalUi {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String JSON_PLAIN =
      Base64.getEncoder().encodeToString("json/plain".getBytes(StandardCharsets.UTF_8));

  private final CookieManager cookies = new CookieManager();
  private final HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final URI address;

  TemporalUi(int port) {
    this.address = URI.create("http://127.0.0.1:" + port);
  }

  /**
   * Sends a signal and returns the status of the answer.
   *
   * @param input what was typed into the form; empty if nothing was
   */
  int signal(String orderId, String name, String input) throws Exception {
    browser.send(request("/api/v1/settings").GET().build(), BodyHandlers.discarding());
    String token =
        cookies.getCookieStore().getCookies().stream()
            .filter(cookie -> cookie.getName().equals("_csrf"))
            .map(HttpCookie::getValue)
            .findFirst()
            .orElseThrow();
    String path = "/api/v1/namespaces/default/workflows/order%2F" + orderId + "/signal/" + name;
    HttpResponse<String> response =
        browser.send(
            request(path)
                .header("X-CSRF-TOKEN", token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body(orderId, name, input)))
                .build(),
            BodyHandlers.ofString());
    return response.statusCode();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
  }

  private static String body(String orderId, String name, String input) {
    String typed = Base64.getEncoder().encodeToString(input.getBytes(StandardCharsets.UTF_8));
    String payloads =
        input.isEmpty()
            ? ""
            : ",\"input\":{\"payloads\":[{\"metadata\":{\"encoding\":\"%s\"},\"data\":\"%s\"}]}"
                .formatted(JSON_PLAIN, typed);
    return "{\"signalName\":\"%s\",\"workflowExecution\":{\"workflowId\":\"order/%s\"}%s}"
        .formatted(name, orderId, payloads);
  }
}
