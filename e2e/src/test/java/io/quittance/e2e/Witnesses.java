package io.quittance.e2e;

import io.quittance.workflows.contract.FactJson;
import io.quittance.workflows.contract.OrderView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks the four who know about an order's money, once nothing moves any more. */
public final class Witnesses {

  private static final Set<String> MOVING = Set.of("PAYING", "FULFILLING", "CANCELLING");
  private static final Set<String> SETTLED = Set.of("CAPTURED", "DECLINED", "CLOSED", "AUTHORIZED");
  private static final Set<String> OVER = Set.of("SUCCEEDED", "FAILED");

  private final Stack stack;
  private final Database database;

  public Witnesses(Stack stack) {
    this.stack = stack;
    this.database = stack.database();
  }

  /**
   * Waits until an order is at rest and its books have caught up, and asks them all.
   *
   * @param completes whether the order goes on by itself once it is fulfilled
   */
  Testimony hear(String orderId, boolean completes, Duration bound) {
    Instant end = Instant.now().plus(bound);
    OrderView view =
        Await.value(
            orderId + " is at rest",
            bound,
            () -> Optional.of(view(orderId)).filter(v -> isAtRest(v, completes)));
    LedgerSums books =
        Await.value(
            "the books have all of " + orderId + ", revision " + view.revision(),
            Duration.between(Instant.now(), end).plusSeconds(5),
            () ->
                Optional.of(LedgerSums.of(database, orderId))
                    .filter(b -> b.revision() >= view.revision()));
    return testimony(view, books);
  }

  /** Asks them all at once, whether or not the order is at rest. */
  public Testimony hearNow(String orderId) {
    return testimony(view(orderId), LedgerSums.of(database, orderId));
  }

  private Testimony testimony(OrderView view, LedgerSums books) {
    String id = view.orderId();
    OrderView folded = OrderView.of(FactJson.fold(database.journal(id)), Instant.now());
    ProviderBooks.Money money = stack.books().of(id);
    List<String> faults = new ArrayList<>(books.faults());
    String stands = standing(view.status(), view.revision());
    if (!stands.equals(standing(folded.status(), folded.revision()))
        || !stands.equals(standing(books.status(), books.revision()))) {
      faults.add("its workflow says " + stands + ", its row " + books + ", its fold " + folded);
    }
    return new Testimony(
        id,
        view.status(),
        view.amount().currency(),
        books.sums(),
        sums(view),
        sums(folded),
        new Sums(money.captured(), money.refunded()),
        faults);
  }

  private OrderView view(String orderId) {
    return stack.workflow(orderId).query("view", OrderView.class);
  }

  private static String standing(String status, int revision) {
    return status + " at revision " + revision;
  }

  private static Sums sums(OrderView view) {
    return new Sums(view.money().captured(), view.money().refunded());
  }

  private static boolean isAtRest(OrderView view, boolean completes) {
    // No order ends under an open review: it stays as it is once its money has moved.
    return (view.review() != null || !MOVING.contains(view.status()))
        && !(completes && view.status().equals("FULFILLED"))
        && view.payments().stream().allMatch(payment -> SETTLED.contains(payment.status()))
        && view.refunds().stream().allMatch(refund -> OVER.contains(refund.status()));
  }
}
