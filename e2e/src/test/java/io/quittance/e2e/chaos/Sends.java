package io.quittance.e2e.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Whether two payments, or two tries of one refund, were live at once, by the provider's log. */
final class Sends {

  private static final Set<String> NEGATIVE =
      Set.of("declined", "closed", "reference_closed", "already_declined");

  /** That a refund was never seen is not among them: it may be on its way. */
  private static final Set<String> NOT_REFUNDED =
      Set.of(
          "failed",
          "refund_refused",
          "charge_not_found",
          "charge_not_captured",
          "currency_mismatch",
          "field_invalid");

  private Sends() {}

  /** Returns every charge that was sent before the last was finally negative, in a sentence. */
  static List<String> twoAtOnce(JsonNode calls) {
    List<String> wrong = new ArrayList<>();
    Set<String> sent = new LinkedHashSet<>();
    for (JsonNode call : calls) {
      if (isSend(call, "/charges")) {
        String reference = call.path("reference").asString("");
        sent.stream()
            .filter(other -> !other.equals(reference))
            .filter(other -> !isNegativeBy(NEGATIVE, calls, other, call))
            .forEach(other -> wrong.add(other + " was live when this was sent: " + call));
        sent.add(reference);
      }
    }
    return wrong;
  }

  /**
   * Returns every refund that tries again and was sent before the provider had said that the one
   * before it failed, in a sentence: both may have gone through.
   */
  static List<String> successorsTooEarly(JsonNode order, JsonNode calls) {
    List<String> wrong = new ArrayList<>();
    for (JsonNode refund : order.path("refunds")) {
      String failed = refund.path("reference").asString("");
      String successor = refund.path("successor").asString("");
      calls
          .valueStream()
          .filter(call -> isSend(call, "/refunds"))
          .filter(call -> call.path("reference").asString("").equals(successor))
          .filter(call -> !isNegativeBy(NOT_REFUNDED, calls, failed, call))
          .forEach(call -> wrong.add(failed + " had not failed when this was sent: " + call));
    }
    return wrong;
  }

  private static boolean isSend(JsonNode call, String path) {
    return call.path("method").asString().equals("POST")
        && call.path("path").asString().equals(path);
  }

  private static boolean isNegativeBy(
      Set<String> negative, JsonNode calls, String reference, JsonNode sent) {
    Instant time = Instant.parse(sent.path("time").asString());
    return calls
        .valueStream()
        .filter(call -> call.path("reference").asString("").equals(reference))
        .filter(call -> negative.contains(call.path("outcome").asString("")))
        .map(call -> call.path("answeredAt").asString(call.path("time").asString()))
        .anyMatch(answered -> !Instant.parse(answered).isAfter(time));
  }
}
