package io.quittance.domain.simulation;

import io.quittance.domain.Attempt;
import io.quittance.domain.Order;
import io.quittance.domain.Refund;
import java.util.List;

/** Whether an order has come further, or has only looked again. */
public final class Progress {

  private Progress() {}

  /** Returns whether it has come further. */
  public static boolean isBetween(Order before, Order after) {
    return before != after
        && !(before.status() == after.status()
            && java.util.Objects.equals(before.review(), after.review())
            && before.looks().size() == after.looks().size()
            && states(before).equals(states(after)));
  }

  private static List<String> states(Order order) {
    return java.util.stream.Stream.concat(
            order.attempts().stream().map(Attempt::state).map(s -> s.label()),
            order.refunds().stream().map(Refund::state).map(s -> s.label()))
        .toList();
  }
}
