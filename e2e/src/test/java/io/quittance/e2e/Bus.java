package io.quittance.e2e;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A broker as a shop uses it: commands to one place, and what comes back read from the start. */
public interface Bus extends AutoCloseable {

  /** A message that was put aside. */
  record Dead(String body, Map<String, String> headers) {}

  /** Sends messages about an order and returns when the broker has them. */
  void send(String orderId, List<String> messages);

  /** Every answer so far. */
  List<JsonNode> replies();

  /** Every event so far. */
  List<JsonNode> events();

  /** Every dead letter so far. */
  List<Dead> dead();

  @Override
  void close();
}
