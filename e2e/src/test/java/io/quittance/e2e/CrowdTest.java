package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everybody wants something of one order at the same time. */
@Timeout(180)
class CrowdTest {

  private static final int PEOPLE = 50;

  private final Stack stack = SharedStack.get();
  private final Shop shop = stack.shop();

  @ParameterizedTest
  @ValueSource(strings = {"tok_ok", "tok_slow"})
  void fifty_pays_and_fifty_cancels_make_at_most_one_charge_and_one_refund(String method)
      throws Exception {
    String id = shop.place("crowd");
    crowd(id, method);
  }

  @Test
  void the_same_crowd_while_a_charge_is_in_flight_gets_all_of_it_back() throws Exception {
    String id = shop.place("crowd");
    shop.pay(id, "tok_slow", "first", "Prefer", "respond-async");
    Await.until(
        "the charge is in flight",
        Duration.ofSeconds(20),
        () -> stack.simulatorHttp.get("/charges/" + id + "-p1").status() == 200);
    crowd(id, "tok_ok");
    assertThat(stack.books().of(id)).isEqualTo(new ProviderBooks.Money(4210, 4210, 1));
  }

  private void crowd(String id, String method) throws Exception {
    List<Callable<Http.Answer>> everybody = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      String key = "k" + i;
      everybody.add(() -> shop.pay(id, method, "pay-" + key));
      everybody.add(() -> shop.cancel(id, "cancel-" + key));
    }
    try (ExecutorService crowd = Executors.newFixedThreadPool(2 * PEOPLE)) {
      for (Future<Http.Answer> answer : crowd.invokeAll(everybody)) {
        assertThat(answer.get().status()).as(answer.get().body()).isBetween(200, 499);
      }
    }
    Http.Answer end = shop.awaitEnd(id, Duration.ofSeconds(60));
    assertThat(end.orderStatus()).isIn("CANCELLED", "REFUNDED");
    List<String> calls = stack.books().calls(id);
    assertThat(calls).filteredOn(call -> call.startsWith("POST /charges ")).hasSizeLessThan(2);
    assertThat(calls).filteredOn(call -> call.startsWith("POST /refunds ")).hasSizeLessThan(2);
    assertThat(stack.books().of(id).held()).isZero();
    System.out.printf("crowd: %s ended %s after %s%n", method, end.orderStatus(), calls);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tok_ok", "tok_slow"})
  void the_same_payment_sent_fifty_times_at_once_is_one_payment_with_one_answer(String method)
      throws Exception {
    String id = shop.place("crowd");
    List<Callable<Http.Answer>> tabs = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      tabs.add(() -> shop.pay(id, method, "same"));
    }
    try (ExecutorService crowd = Executors.newFixedThreadPool(PEOPLE)) {
      for (Future<Http.Answer> answer : crowd.invokeAll(tabs)) {
        assertThat(answer.get().status()).as(answer.get().body()).isEqualTo(200);
        assertThat(answer.get().orderStatus()).isEqualTo("PAID");
      }
    }
    assertThat(stack.books().calls(id))
        .filteredOn(call -> call.startsWith("POST /charges "))
        .hasSize(1);
  }
}
