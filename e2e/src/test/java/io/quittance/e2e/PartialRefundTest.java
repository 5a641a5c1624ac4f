package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Parts of an order's money that go back: in any currency, by several people at once. */
@Timeout(120)
class PartialRefundTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final Stack stack = SharedStack.get();
  private final Shop shop = stack.shop();

  @ParameterizedTest
  @CsvSource({
    "EUR, 4210, 1005, 42.10 EUR",
    "JPY, 4210, 1005, 4210 JPY",
    "KWD, 4210, 1005, 4.210 KWD"
  })
  void minor_units_are_the_same_from_the_request_to_the_ledger_and_the_provider(
      String currency, long value, long part, String text) {
    String id = Shop.newOrderId("money");
    Http.Answer placed = shop.tryPlacing(id, value, currency, "PT30M", "P30D");
    assertThat(placed.status()).as(placed.body()).isEqualTo(201);
    assertThat(placed.json().path("message").asString()).contains(text);
    assertThat(shop.pay(id, "tok_ok", "k1").status()).isEqualTo(200);
    assertThat(shop.refund(id, "r1", part, currency).status()).isEqualTo(200);
    assertProvider(id, currency, value, part);
    assertLedger(id, currency, value - part);

    assertThat(shop.cancel(id, "c1").orderStatus()).isEqualTo("REFUNDED");
    assertProvider(id, currency, value, value);
    assertLedger(id, currency, 0);
    assertThat(shop.get(id).json().path("message").asString()).contains(text);
  }

  @Test
  void of_two_agents_who_refund_more_than_there_is_together_one_is_refused() throws Exception {
    String id = fulfilled();
    List<Http.Answer> answers =
        atOnce(
            () -> shop.refund(id, "agent-a", 3000, "EUR"),
            () -> shop.refund(id, "agent-b", 3000, "EUR"));

    assertThat(answers).extracting(Http.Answer::code).containsOnlyOnce("refund_exceeds_held");
    assertThat(answers).extracting(Http.Answer::status).containsExactlyInAnyOrder(200, 409);
    assertThat(stack.books().of(id)).isEqualTo(new ProviderBooks.Money(4210, 3000, 1));
  }

  @Test
  void of_two_agents_who_saw_the_same_order_one_has_to_look_again() throws Exception {
    String id = fulfilled();
    String seen = "\"" + shop.get(id).json().path("revision").asInt() + "\"";
    List<Http.Answer> answers =
        atOnce(
            () -> shop.refund(id, "agent-a", 1000, "EUR", "If-Match", seen),
            () -> shop.refund(id, "agent-b", 1000, "EUR", "If-Match", seen));

    assertThat(answers).extracting(Http.Answer::code).containsOnlyOnce("revision_changed");
    assertThat(answers).extracting(Http.Answer::status).containsExactlyInAnyOrder(200, 409);
    assertThat(stack.books().of(id)).isEqualTo(new ProviderBooks.Money(4210, 1000, 1));
  }

  @Test
  void more_than_is_left_and_another_currency_are_refused_and_nothing_moves() {
    String id = fulfilled();
    assertThat(shop.refund(id, "r1", 4211, "EUR").code()).isEqualTo("refund_exceeds_held");
    assertThat(shop.refund(id, "r2", 1, "USD").status()).isBetween(400, 422);
    assertThat(shop.refund(id, "r3", 4000, "EUR").status()).isEqualTo(200);
    assertThat(shop.refund(id, "r4", 211, "EUR").code()).isEqualTo("refund_exceeds_held");
    assertThat(shop.refund(id, "r5", 210, "EUR").status()).isEqualTo(200);
    assertThat(shop.refund(id, "r6", 1, "EUR").code()).isEqualTo("refund_exceeds_held");
    assertThat(stack.books().of(id)).isEqualTo(new ProviderBooks.Money(4210, 4210, 1));
  }

  private String fulfilled() {
    String id = shop.place("money");
    assertThat(shop.pay(id, "tok_ok", "k1").status()).isEqualTo(200);
    assertThat(shop.fulfil(id, "f1").status()).isEqualTo(200);
    return id;
  }

  private static List<Http.Answer> atOnce(Callable<Http.Answer> one, Callable<Http.Answer> other)
      throws Exception {
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Http.Answer> answers = new ArrayList<>();
      for (Future<Http.Answer> answer : people.invokeAll(List.of(one, other))) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  private void assertProvider(String id, String currency, long captured, long refunded) {
    JsonNode charge = stack.simulatorHttp.get("/books?prefix=" + id + "-").json();
    assertThat(charge.path("charges").path(0).path("currency").asString()).isEqualTo(currency);
    assertThat(stack.books().of(id)).isEqualTo(new ProviderBooks.Money(captured, refunded, 1));
  }

  private void assertLedger(String id, String currency, long held) {
    LedgerSums books =
        Await.value(
            "the ledger has all of " + id,
            SOON,
            () ->
                Optional.of(LedgerSums.of(stack.database(), id))
                    .filter(sums -> sums.sums().held() == held));
    assertThat(books.faults()).isEmpty();
    assertThat(stack.database().texts("select currency from orders where order_id = ?", id))
        .containsExactly(currency);
  }
}
