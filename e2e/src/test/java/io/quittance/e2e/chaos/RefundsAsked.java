package io.quittance.e2e.chaos;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Whether the provider was made to return more of a paid order than its shop asked for. */
final class RefundsAsked {

  private static final Set<String> PAID = Set.of("PAID", "FULFILLING", "FULFILLED", "COMPLETED");
  private static final Set<String> RETURNED = Set.of("succeeded", "pending");

  private RefundsAsked() {}

  /**
   * Returns what is wrong, in a sentence. What a provider reversed by itself is no refund; of a
   * cancelled order everything goes back.
   *
   * @param order as the shop sees it
   * @param charges the order's charges in the provider's books
   * @param refunds all refunds of the order that the provider was sent, as it has them
   * @param taken the commands to refund that were taken on
   */
  static List<String> wrong(
      JsonNode order, JsonNode charges, Collection<JsonNode> refunds, Collection<Heard> taken) {
    boolean isCancelled = order.path("cancellation").isObject();
    if (isCancelled || !PAID.contains(order.path("status").asString(""))) {
      return List.of();
    }
    // All that is left: the provider can't return more than that.
    if (taken.stream().anyMatch(Heard::isAboutAll)) {
      return List.of();
    }
    TreeMap<String, Long> asked = new TreeMap<>();
    taken.forEach(refund -> asked.put(refund.key(), refund.amount()));
    long sum = asked.values().stream().mapToLong(Long::longValue).sum();
    long returned =
        refunds.stream()
            .filter(refund -> RETURNED.contains(refund.path("status").asString("")))
            .mapToLong(refund -> refund.path("amount").path("value").asLong())
            .sum();
    return returned > sum + takenOnceMore(charges)
        ? List.of("%d was refunded, asked for were %s".formatted(returned, asked))
        : List.of();
  }

  /** Rule 2: what a second payment took goes back, though nobody asks for it. */
  private static long takenOnceMore(JsonNode charges) {
    long all = charges.valueStream().mapToLong(c -> c.path("captured").asLong()).sum();
    long largest =
        charges.valueStream().mapToLong(c -> c.path("captured").asLong()).max().orElse(0);
    return all - largest;
  }
}
