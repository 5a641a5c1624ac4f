package io.quittance.e2e.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Whether anything about an order is still to come by itself. */
final class Rest {

  private static final Set<String> SETTLED = Set.of("CAPTURED", "DECLINED", "CLOSED", "AUTHORIZED");
  private static final Set<String> OVER = Set.of("SUCCEEDED", "FAILED");

  private Rest() {}

  /**
   * Returns what still moves, each in a sentence; empty: it is at rest.
   *
   * @param order as the shop sees it
   * @param isPending whether the provider, too, has the refund of that reference as pending
   */
  static List<String> moving(JsonNode order, Predicate<String> isPending, Instant now) {
    List<String> moving = new ArrayList<>();
    String status = order.path("status").asString("");
    if (status.isEmpty() || status.equals("FULFILLING")) {
      moving.add("is " + (status.isEmpty() ? "nowhere" : status));
    }
    if (status.equals("AWAITING_PAYMENT")
        && now.isAfter(Instant.parse(order.path("payBy").asString()))) {
      moving.add("waits for its payment past the deadline");
    }
    for (JsonNode payment : order.path("payments")) {
      String state = payment.path("status").asString();
      boolean isWithCustomer = state.equals("PENDING") && payment.path("redirectUrl").isString();
      if (!SETTLED.contains(state) && !isWithCustomer) {
        moving.add(payment.path("reference").asString() + " is " + state);
      }
    }
    for (JsonNode refund : order.path("refunds")) {
      String state = refund.path("status").asString();
      String reference = refund.path("reference").asString();
      if (!OVER.contains(state) && !(state.equals("PENDING") && isPending.test(reference))) {
        moving.add(reference + " is " + state);
      }
    }
    return moving;
  }
}
