package io.quittance.e2e.races;

import io.quittance.e2e.Await;
import io.quittance.e2e.ProviderBooks;
import io.quittance.e2e.Stack;
import io.quittance.workflows.contract.OrderView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** One order of Quittance, as it is seen from outside. */
final class QuittanceOrder {

  private static final Duration PAUSE = Duration.ofMillis(400);
  private static final Set<String> MOVING = Set.of("PAYING", "FULFILLING", "CANCELLING");
  private static final Set<String> ON_ITS_WAY = Set.of("CREATED", "SENT");
  private static final Set<String> SETTLED = Set.of("CAPTURED", "DECLINED", "CLOSED");
  private static final Set<String> OVER = Set.of("SUCCEEDED", "FAILED");

  private final Stack stack;
  private final Rows rows;
  private final String id;

  QuittanceOrder(Stage stage, String id) {
    this.stack = stage.stack();
    this.rows = stage.rows();
    this.id = id;
  }

  /** Returns it once its first facts are in the books. */
  OrderView awaitKnown() {
    return await("is in the books", Patience.STEP, order -> true);
  }

  /** Waits until the order knows what came of its charge, or that it does not know. */
  void awaitOutcome() {
    await(
        "knows of its charge",
        Patience.STEP,
        order ->
            !order.payments().isEmpty()
                && order.payments().stream()
                    .noneMatch(payment -> ON_ITS_WAY.contains(payment.status())));
  }

  /** Waits until the deadline is over and, if nothing is under way, the order has expired. */
  void awaitExpiry(Instant deadline) {
    Duration left = Duration.between(Instant.now(), deadline).plusSeconds(1);
    Await.until(id + " is past " + deadline, left, () -> Instant.now().isAfter(deadline));
    await("has expired", Patience.STEP, order -> !order.status().equals("AWAITING_PAYMENT"));
  }

  OrderView awaitRest() {
    return await("is at rest", Patience.REST, QuittanceOrder::isAtRest);
  }

  OrderView await(String what, Duration bound, Predicate<OrderView> condition) {
    return Await.value(id + " " + what, bound, () -> rows.of(id).filter(condition));
  }

  /** Returns how it came out, once nothing moves any more. */
  Ending ending(boolean cancelled) {
    OrderView order = lastView();
    ProviderBooks.Money money = stack.books().of(id);
    return new Ending(
        order.review() == null ? order.status() : order.status() + Ending.IN_REVIEW,
        isAtRest(order),
        money,
        contradiction(order, money)
            .or(() -> Ending.againstTheCustomer(cancelled, cancelled, order.status(), money)));
  }

  private OrderView lastView() {
    try {
      awaitRest();
      // The row may be late; the workflow is not.
      return Await.value(
          id + " is at rest",
          Patience.REST,
          PAUSE,
          () ->
              Optional.of(stack.workflow(id).query("view", OrderView.class))
                  .filter(QuittanceOrder::isAtRest));
    } catch (AssertionError e) {
      return rows.of(id).orElseThrow();
    }
  }

  private static Optional<String> contradiction(OrderView order, ProviderBooks.Money money) {
    OrderView.MoneyView ours = order.money();
    if (ours.held() != money.held() || ours.captured() != money.captured()) {
      return Optional.of("its books say held " + ours.held());
    }
    boolean taken = money.captured() > 0;
    boolean saysTaken = Set.of("REFUNDED", "PAID").contains(order.status());
    return taken == saysTaken ? Optional.empty() : Optional.of("money was taken: " + taken);
  }

  /** Returns whether nothing is under way and no time that is over has yet to be noticed. */
  static boolean isAtRest(OrderView order) {
    boolean overdue =
        order.status().equals("AWAITING_PAYMENT") && Instant.now().isAfter(order.payBy());
    return (order.review() != null || !MOVING.contains(order.status()))
        && !overdue
        && order.payments().stream().allMatch(payment -> SETTLED.contains(payment.status()))
        && order.refunds().stream().allMatch(refund -> OVER.contains(refund.status()));
  }
}
