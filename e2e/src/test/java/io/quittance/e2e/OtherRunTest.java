package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A history that grows too long goes on as another run, and the order does not notice. */
@Timeout(180)
@NullUnmarked
class OtherRunTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int SUGGESTED_AT = 40;
  private static final int MOST_PAYS = 20;
  private static Stack stack;

  private final Shop shop = stack.shop();

  @BeforeAll
  static void start() {
    String setting = "limit.historyCount.suggestContinueAsNew=" + SUGGESTED_AT;
    stack = Stack.start("other-run", new Stack.Setup(Map.of(), Map.of(), List.of(setting)));
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void an_order_goes_on_as_another_run_with_its_state_its_answers_and_its_facts() {
    String id = shop.place("other");
    Http.Answer first = shop.pay(id, "tok_declined", "k0");
    assertThat(first.status()).isEqualTo(402);
    int pays = 1;
    while (runs(id) < 2) {
      assertThat(pays).as("declined payments in one run").isLessThan(MOST_PAYS);
      assertThat(shop.pay(id, "tok_declined", "k" + pays++).status()).isEqualTo(402);
    }

    List<String> calls = stack.books().calls(id);
    assertThat(shop.pay(id, "tok_declined", "k0").status()).as("as at first").isEqualTo(402);
    assertThat(shop.pay(id, "tok_ok", "k0").code()).isEqualTo("command_id_reused");
    assertThat(stack.books().calls(id)).as("nothing was charged anew").isEqualTo(calls);
    assertThat(shop.get(id).json().path("payments")).hasSize(pays);

    assertThat(shop.pay(id, "tok_ok", "paid").status()).isEqualTo(200);
    assertThat(shop.refund(id, "part", 1000, "EUR").status()).isEqualTo(200);
    assertThat(shop.cancel(id, "cancel").status()).isIn(200, 202);
    shop.await(id, Set.of("REFUNDED"), SOON);
    assertThat(new Witnesses(stack).hear(id, false, SOON).differences()).isEmpty();
    assertThat(stack.books().of(id)).isEqualTo(new ProviderBooks.Money(4210, 4210, 1));
    assertThat(runsInTheJournal(id)).isGreaterThan(1);
    try (Recording recording = new Recording(stack)) {
      recording.takeRuns("continued_as_new", id, 2);
    }
  }

  private static long runs(String id) {
    return stack.client.listExecutions("WorkflowId='order/%s'".formatted(id)).count();
  }

  private static long runsInTheJournal(String id) {
    return stack
        .database()
        .number("select count(distinct run_id) from journal where order_id = ?", id);
  }
}
