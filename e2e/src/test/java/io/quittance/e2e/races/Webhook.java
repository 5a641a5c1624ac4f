package io.quittance.e2e.races;

import com.sun.net.httpserver.HttpExchange;
import io.quittance.e2e.Http;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A webhook of the provider, as it was sent.
 *
 * @param headers those that prove it, name and value in turn
 */
record Webhook(List<String> headers, String body) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> OUTCOMES = Set.of("charge.captured", "charge.declined");

  static Webhook of(HttpExchange exchange, byte[] body) {
    List<String> headers =
        Stream.of("webhook-id", "webhook-timestamp", "webhook-signature")
            .flatMap(name -> Stream.of(name, exchange.getRequestHeaders().getFirst(name)))
            .toList();
    return new Webhook(headers, new String(body, StandardCharsets.UTF_8));
  }

  String eventId() {
    return headers.get(1);
  }

  /** Returns whether it tells what became of a charge. */
  boolean tellsOutcome() {
    JsonNode json = JSON.readTree(body);
    return OUTCOMES.contains(json.path("type").asString());
  }

  /** Lets it reach whom it was sent to. */
  Http.Answer forwardTo(Http api) {
    return api.post("/v1/webhooks/simulator", body, headers.toArray(String[]::new));
  }
}
