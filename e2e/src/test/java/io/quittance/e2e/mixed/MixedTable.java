package io.quittance.e2e.mixed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Where the orders of a run have come to rest, by their means of payment. */
final class MixedTable {

  private final Map<String, Map<String, Integer>> ends = new TreeMap<>();
  private final Set<String> statuses = new TreeSet<>();
  private final List<String> wrong = new ArrayList<>();
  private int orders;

  void add(MixedOrder order, JsonNode view, List<String> unexplained) {
    String status = view.path("status").asString("none");
    String review = view.path("review").path("kind").asString("");
    String end = review.isEmpty() ? status : status + " (" + review + ")";
    ends.computeIfAbsent(order.method, _ -> new TreeMap<>()).merge(end, 1, Integer::sum);
    statuses.add(status);
    orders++;
    if (!unexplained.isEmpty()) {
      wrong.add(
          "%s, %s, %s, %s: %s".formatted(order.id, order.method, order.capture, end, unexplained));
    }
  }

  Set<String> statuses() {
    return statuses;
  }

  /** Returns the orders whose status does not explain their money, each with what it does not. */
  List<String> wrong() {
    return wrong;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    ends.forEach((method, counts) -> text.append("%-26s %s%n".formatted(method, counts)));
    wrong.forEach(line -> text.append(line).append(System.lineSeparator()));
    return text.append("%d orders, %d unexplained%n".formatted(orders, wrong.size())).toString();
  }
}
