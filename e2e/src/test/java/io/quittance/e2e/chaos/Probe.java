package io.quittance.e2e.chaos;

import io.quittance.e2e.Await;
import io.quittance.e2e.Stack;
import java.time.Duration;

/**
 * One more order, placed and paid through every process, as a customer does who meets a fault; who
 * is to be told of it has to hear of it, too.
 */
final class Probe {

  private static final Duration BOUND = Duration.ofSeconds(120);

  private static final String STATUS = "select status from orders where order_id = ?";
  private static final String UNTOLD = "select count(*) from outbox_delivery where order_id = ?";

  private final Stack stack;
  private final Callers callers;

  Probe(Stack stack, Callers callers) {
    this.stack = stack;
    this.callers = callers;
  }

  /** Returns once it is placed, paid and told of. */
  void pass() {
    Bait order = new Bait(stack.shop(), callers).place("SALE");
    Await.until(order.id + " is paid", BOUND, () -> order.pay("wait=2").status() == 200);
    Await.until(
        order.id + " is told of",
        BOUND,
        () ->
            stack.database().text(STATUS, order.id).equals("PAID")
                && stack.database().number(UNTOLD, order.id) == 0);
  }
}
