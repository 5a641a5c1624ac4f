package io.quittance.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who hears events, drops those it has heard, and keeps of each order what it heard, in order. */
final class Witness {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, List<Long>> heard = new TreeMap<>();
  private final Map<String, String> bodies = new TreeMap<>();
  private long repeated;
  private long all;

  synchronized void hears(String body) {
    JsonNode event = JSON.readTree(body);
    String id = event.get("id").stringValue();
    String order = event.get("subject").stringValue();
    all++;
    String before = bodies.putIfAbsent(id, body);
    if (before != null) {
      repeated++;
      if (!before.equals(body)) {
        throw new AssertionError("another event under the same id: " + before + " " + body);
      }
      return;
    }
    heard
        .computeIfAbsent(order, _ -> new ArrayList<>())
        .add(Long.parseLong(event.get("sequence").stringValue()));
  }

  /** Returns the numbers of what it heard of an order, in the order in which it did. */
  synchronized List<Long> of(String order) {
    return List.copyOf(heard.getOrDefault(order, List.of()));
  }

  /** Returns how many events it heard, each once. */
  synchronized long events() {
    return bodies.size();
  }

  synchronized long repeated() {
    return repeated;
  }

  synchronized long all() {
    return all;
  }

  /** Returns the orders of which it heard something out of order. */
  synchronized List<String> disordered() {
    return heard.entrySet().stream()
        .filter(
            order -> {
              List<Long> sorted = order.getValue().stream().sorted().toList();
              return !sorted.equals(order.getValue());
            })
        .map(order -> order.getKey() + " " + order.getValue())
        .toList();
  }
}
