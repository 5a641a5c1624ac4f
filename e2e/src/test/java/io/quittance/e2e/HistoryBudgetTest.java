package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an order costs the engine, in events, and what the engine shows of it. */
@Timeout(120)
class HistoryBudgetTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  private final Stack stack = SharedStack.get();
  private final Shop shop = stack.shop();

  /** A cold process may be late with an append, and an append that is late costs events. */
  @BeforeEach
  void warm_up() {
    String id = shop.place("warm");
    shop.pay(id, "tok_ok", "k1");
    shop.cancel(id, "k2");
    shop.awaitEnd(id, SOON);
  }

  @Test
  void an_order_that_waits_for_payment_costs_at_most_7_events() {
    String id = shop.place("budget");
    shop.get(id);
    Await.until("its timer is set", SOON, () -> events(id) >= 5);
    assertBudget("waiting for payment", id, 7);
  }

  @Test
  void a_fulfilled_and_completed_order_costs_at_most_32_events() {
    String id = shop.place("budget", "PT0S");
    shop.get(id);
    assertThat(shop.pay(id, "tok_ok", "k1").status()).isEqualTo(200);
    assertThat(shop.fulfil(id, "k2").status()).isEqualTo(200);
    assertThat(shop.awaitEnd(id, SOON).orderStatus()).isEqualTo("COMPLETED");
    assertBudget("fulfilled and completed", id, 32);
  }

  @Test
  void a_refunded_order_costs_at_most_38_events_and_is_found_by_its_status() {
    String id = shop.place("budget");
    shop.get(id);
    assertThat(shop.pay(id, "tok_ok", "k1").status()).isEqualTo(200);
    assertThat(shop.cancel(id, "k2").status()).isEqualTo(200);
    assertThat(shop.awaitEnd(id, SOON).orderStatus()).isEqualTo("REFUNDED");
    assertBudget("refunded", id, 38);
    String query =
        "WorkflowId='order/%s' AND OrderStatus='REFUNDED' AND HeldMinor=0 AND ExecutionStatus='Completed'";
    Await.until(
        "it is listed as refunded",
        SOON,
        () -> stack.client.listExecutions(query.formatted(id)).count() == 1);
  }

  private int events(String id) {
    return stack.history(id).size();
  }

  private void assertBudget(String what, String id, int budget) {
    int events = events(id);
    System.out.printf("events: %s %d (budget %d)%n", what, events, budget);
    assertThat(events).isLessThanOrEqualTo(budget);
  }
}
