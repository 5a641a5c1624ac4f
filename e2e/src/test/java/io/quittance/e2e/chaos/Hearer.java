package io.quittance.e2e.chaos;

import io.quittance.e2e.Http;
import tools.jackson.databind.JsonNode;

/** Somebody who hears of the events at a broker, from the beginning. */
interface Hearer {

  /** Returns what all events together tell. */
  Rebuilt hear() throws Exception;

  /** Has a CloudEvent heard. */
  static void tell(Rebuilt rebuilt, String event) {
    JsonNode json = Http.JSON.readTree(event);
    JsonNode data = json.path("data");
    rebuilt.hear(
        json.path("id").asString(),
        data.path("orderId").asString(),
        data.path("seq").asLong(),
        data.path("status").asString());
  }
}
