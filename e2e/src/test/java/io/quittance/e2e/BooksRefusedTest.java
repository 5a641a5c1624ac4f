package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** The books are there and refuse an order's facts, as they would an unbalanced booking. */
@Timeout(120)
class BooksRefusedTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final Stack stack = SharedStack.get();
  private final Shop shop = stack.shop();

  @Test
  void the_money_goes_on_a_person_is_asked_and_the_order_is_taken_up_once_the_books_take_it() {
    String id = shop.place("refused");
    assertThat(shop.pay(id, "tok_ok", "k1").status()).isEqualTo(200);
    refuseFactsOf(id);

    assertThat(shop.cancel(id, "k2", "Prefer", "wait=2").status()).isEqualTo(202);
    Await.until("it is refunded", SOON, () -> stack.books().of(id).held() == 0);
    Await.until("a person is asked", SOON, () -> review(id).equals("BOOKS_REFUSED"));
    JsonNode shown = shop.get(id).json();
    assertThat(shown.path("status").asString()).as("as last written").isEqualTo("PAID");
    assertThat(shown.path("review").path("evidence").asString()).contains("not this one");
    assertThat(stack.apiHttp.get("/v1/orders?review=true").body()).contains(id);
    String query = "WorkflowId='order/%s' AND NeedsReview=true".formatted(id);
    Await.until("the engine lists it", SOON, () -> stack.client.listExecutions(query).count() == 1);
    try (Recording recording = new Recording(stack)) {
      recording.take("books_refuse", id);
    }

    takeFacts();
    stack.workflow(id).terminate("not to wait an hour");
    shop.cancel(id, "k3");
    shop.await(id, Set.of("REFUNDED"), SOON);
    assertThat(shop.get(id).json().path("review").isNull()).isTrue();
    assertThat(stack.books().of(id)).isEqualTo(new ProviderBooks.Money(4210, 4210, 1));
    assertThat(new Witnesses(stack).hear(id, false, SOON).differences()).isEmpty();
  }

  private String review(String id) {
    return shop.get(id).json().path("review").path("kind").asString("");
  }

  private void refuseFactsOf(String id) {
    stack
        .database()
        .change(
            """
            create or replace function refuse_fact() returns trigger language plpgsql as
            $$ begin raise exception 'not this one'; end $$;
            create trigger refused before insert on journal
              for each row when (new.order_id = '%s') execute function refuse_fact()
            """
                .formatted(id));
  }

  private void takeFacts() {
    stack.database().change("drop trigger refused on journal");
  }
}
