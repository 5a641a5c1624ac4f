package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A provider that tells too much. */
@Timeout(420)
class WebhookStormTest {

  private static final int EVENTS = 1000;
  private static final int AT_ONCE = 16;
  private static final int BUDGET = 50;
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration THIRD_OF_ITS_KIND = Duration.ofMinutes(3);
  private static final Duration ALL_TOLD = Duration.ofSeconds(120);

  private final Stack stack = SharedStack.get();
  private final Shop shop = stack.shop();

  @Test
  void a_thousand_events_about_a_pending_payment_cost_no_more_than_a_few_looks() {
    String calm = pending();
    String id = pending();

    storm(id, "captured", () -> {});
    stack.awaitAllTold(id, ALL_TOLD);

    assertBudget("pending", id, calm);
    assertThat(shop.get(id).orderStatus()).isEqualTo("PAYING");
    Http.Answer paid =
        stack.simulatorHttp.post("/charges/" + id + "-p1/customer-action", "{\"result\":\"paid\"}");
    assertThat(paid.status()).isEqualTo(200);
    // A storm that lasted has the true event wait for as long as the third of its kind does.
    shop.await(id, Set.of("PAID"), THIRD_OF_ITS_KIND);
  }

  @Test
  void a_thousand_events_that_say_what_a_paid_order_knows_cost_nothing() {
    String calm = paid();
    String id = paid();

    storm(id, "captured", () -> {});
    stack.awaitAllTold(id, ALL_TOLD);

    assertThat(events(id)).isEqualTo(events(calm));
  }

  @Test
  void a_cancel_in_the_middle_of_a_thousand_events_that_a_paid_order_must_look_at_is_answered() {
    String calm = paid();
    String id = paid();
    List<Http.Answer> cancel = new ArrayList<>();

    storm(id, "closed", () -> cancel.add(shop.cancel(id, "k2")));
    shop.cancel(calm, "k2");
    stack.awaitAllTold(id, ALL_TOLD);

    assertThat(cancel.getFirst().status()).as(cancel.getFirst().body()).isIn(200, 202);
    shop.await(id, Set.of("REFUNDED"), ALL_TOLD);
    shop.await(calm, Set.of("REFUNDED"), SOON);
    assertThat(stack.books().of(id)).isEqualTo(new ProviderBooks.Money(4210, 4210, 1));
    assertBudget("paid, and cancelled", id, calm);
  }

  @Test
  void twenty_copies_of_each_webhook_change_nothing() {
    String id = shop.place("storm");
    assertThat(shop.pay(id, "tok_webhook_storm", "k1").status()).isEqualTo(200);
    assertThat(shop.cancel(id, "k2").status()).isEqualTo(200);
    shop.await(id, Set.of("REFUNDED"), SOON);
    Await.until(
        "both events are told, once each",
        SOON,
        () ->
            stack
                .database()
                .texts("select outcome from webhook_inbox where charge_name = ?", id + "-p1")
                .equals(List.of("KNOWN", "KNOWN")));

    assertThat(stack.books().of(id)).isEqualTo(new ProviderBooks.Money(4210, 4210, 1));
    assertThat(new Witnesses(stack).hear(id, false, SOON).differences()).isEmpty();
    assertThat(events(id)).isLessThanOrEqualTo(38);
  }

  @Test
  void an_order_of_which_no_webhook_tells_ends_right_all_the_same() {
    String id = shop.place("storm");
    assertThat(shop.pay(id, "tok_no_webhook", "k1").status()).isEqualTo(200);
    assertThat(shop.cancel(id, "k2").status()).isEqualTo(200);

    assertThat(shop.await(id, Set.of("REFUNDED"), SOON).orderStatus()).isEqualTo("REFUNDED");
    assertThat(
            stack
                .database()
                .number("select count(*) from webhook_inbox where charge_name = ?", id + "-p1"))
        .isZero();
  }

  private String pending() {
    String id = shop.place("storm");
    assertThat(shop.pay(id, "tok_redirect", "k1").status()).isEqualTo(202);
    stack.awaitAllTold(id, ALL_TOLD);
    return id;
  }

  private String paid() {
    String id = shop.place("storm");
    assertThat(shop.pay(id, "tok_ok", "k1").status()).isEqualTo(200);
    stack.awaitAllTold(id, ALL_TOLD);
    return id;
  }

  /** Sends a thousand events, each once, and does something in their middle. */
  private void storm(String id, String what, Runnable middle) {
    List<Future<Http.Answer>> answers = new ArrayList<>();
    try (ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE)) {
      for (int i = 0; i < EVENTS; i++) {
        answers.add(senders.submit(() -> Notice.charge(what, id + "-p1").sendTo(stack.apiHttp)));
        if (i == EVENTS / 2) {
          awaitDone(answers);
          middle.run();
        }
      }
      awaitDone(answers);
    }
  }

  private static void awaitDone(List<Future<Http.Answer>> answers) {
    for (Future<Http.Answer> answer : answers) {
      try {
        assertThat(answer.get().status()).as(answer.get().body()).isEqualTo(204);
      } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
        throw new AssertionError(e);
      }
    }
  }

  private void assertBudget(String what, String id, String calm) {
    int cost = events(id) - events(calm);
    System.out.printf(
        "events: a storm of %d about an order that is %s %d (budget %d)%n",
        EVENTS, what, cost, BUDGET);
    assertThat(cost).isLessThanOrEqualTo(BUDGET);
  }

  private int events(String id) {
    return stack.history(id).size();
  }
}
