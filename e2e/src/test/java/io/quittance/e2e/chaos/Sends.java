package io.quittance.e2e.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Whether two payments of an order were ever live at once, by the provider's log of calls. */
final class Sends {

  private static final Set<String> NEGATIVE =
      Set.of("declined", "closed", "reference_closed", "already_declined");

  private Sends() {}

  /** Returns every charge that was sent before the last was finally negative, in a sentence. */
  static List<String> twoAtOnce(JsonNode calls) {
    List<String> wrong = new ArrayList<>();
    Set<String> sent = new LinkedHashSet<>();
    for (JsonNode call : calls) {
      if (isCharge(call)) {
        String reference = call.path("reference").asString("");
        sent.stream()
            .filter(other -> !other.equals(reference))
            .filter(other -> !isNegativeBy(calls, other, call.path("time").asString()))
            .forEach(other -> wrong.add(other + " was live when this was sent: " + call));
        sent.add(reference);
      }
    }
    return wrong;
  }

  private static boolean isCharge(JsonNode call) {
    return call.path("method").asString().equals("POST")
        && call.path("path").asString().equals("/charges");
  }

  private static boolean isNegativeBy(JsonNode calls, String reference, String time) {
    return calls
        .valueStream()
        .filter(call -> call.path("reference").asString("").equals(reference))
        .filter(call -> NEGATIVE.contains(call.path("outcome").asString("")))
        .map(call -> call.path("answeredAt").asString(call.path("time").asString()))
        .anyMatch(answered -> !Instant.parse(answered).isAfter(Instant.parse(time)));
  }
}
