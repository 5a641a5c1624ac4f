package io.quittance.e2e.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What an order may cost at most: counts, which are the same on every machine, and which nothing
 * but a change of ours moves. A change that is worth more raises it, and says why.
 */
record Budget(
    Flow flow,
    double events,
    double bytes,
    double transitions,
    double requests,
    double transactions) {

  /** Who counts less than this share of a budget has counted wrongly, or may lower it. */
  private static final double LEAST = 0.75;

  /**
   * Events and transitions are medians, and exact. Measured of the others: 6,311 bytes, 9.0
   * requests, 8.1 transactions; 11,087, 13.1 and 14.0 to 14.4. An append that a busy machine makes
   * late, or a notice that comes too early, costs a little more; one more for each order is too
   * many.
   */
  static final List<Budget> OF_THE_PRODUCT =
      List.of(
          new Budget(Flow.PAY, 22, 6_600, 8, 9.9, 8.9),
          new Budget(Flow.REFUND, 37, 11_600, 12, 13.9, 14.9));

  /** Returns what costs too much, each in a sentence. */
  static List<String> broken(List<Cost> costs) {
    List<String> broken = new ArrayList<>();
    for (Budget budget : OF_THE_PRODUCT) {
      Cost cost =
          costs.stream()
              .filter(c -> c.way().name().equals("product") && c.way().flow() == budget.flow)
              .findFirst()
              .orElseThrow();
      budget.check(broken, "events", cost.events(), budget.events);
      budget.check(broken, "bytes of history", cost.bytes(), budget.bytes);
      budget.check(broken, "state transitions", cost.transitions(), budget.transitions);
      budget.check(broken, "engine requests", cost.requests(), budget.requests);
      budget.check(broken, "database transactions", cost.transactions(), budget.transactions);
    }
    return broken;
  }

  private void check(List<String> broken, String what, double is, double atMost) {
    if (is > atMost || is < atMost * LEAST) {
      broken.add(
          String.format(
              Locale.ROOT,
              "%s: %.1f %s, the budget is from %.1f to %.1f",
              flow.words,
              is,
              what,
              atMost * LEAST,
              atMost));
    }
  }
}
