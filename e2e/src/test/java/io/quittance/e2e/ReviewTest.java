package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** A refund that is refused for good, and the people who decide about it. */
@Timeout(120)
class ReviewTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final Stack stack = SharedStack.get();
  private final Shop shop = stack.shop();

  @Test
  void money_settled_outside_ends_the_order_by_the_person_who_said_so() {
    Http.Answer asked = refused();
    String id = id(asked);
    assertThat(asked.json().path("review").path("allowed").toString())
        .isEqualTo("[\"RETRY\",\"SETTLED_OUTSIDE\",\"WRITE_OFF\"]");

    Http.Answer settled = shop.resolve(asked, "SETTLED_OUTSIDE", "bank 77", "d1");
    assertThat(settled.status()).as(settled.body()).isEqualTo(200);
    assertThat(settled.orderStatus()).isEqualTo("REFUNDED");
    assertThat(settled.json().path("review").isNull()).isTrue();
    assertThat(settled.json().path("money").path("adjusted").asLong()).isEqualTo(4210);

    assertThat(shop.resolve(asked, "SETTLED_OUTSIDE", "bank 77", "d1").status())
        .as("the same decision again")
        .isEqualTo(200);
    assertStale(shop.resolve(asked, "SETTLED_OUTSIDE", "bank 77", "d2"));
    String timeline = stack.apiHttp.get("/v1/orders/" + id + "/timeline").body();
    assertThat(timeline).contains("ReviewDecided", "ReviewResolved", "kim", "bank 77");
    assertThat(timeline).contains("42.10 EUR of it count as settled outside");
  }

  @Test
  void a_refund_tried_again_and_refused_again_is_asked_about_again() {
    Http.Answer asked = refused();
    Http.Answer retried = shop.resolve(asked, "RETRY", "", "d1");
    assertThat(retried.status()).as(retried.body()).isIn(200, 202);
    Http.Answer again =
        Await.value(
            "another review",
            SOON,
            () ->
                Optional.of(shop.get(id(asked)))
                    .filter(o -> o.json().path("refunds").size() == 2)
                    .filter(o -> o.json().path("review").path("allowed").size() > 0));
    assertThat(again.json().path("refunds").path(1).path("status").asString()).isEqualTo("FAILED");
    assertStale(shop.resolve(asked, "WRITE_OFF", "", "d2"));
    assertThat(shop.resolve(again, "WRITE_OFF", "", "d3").status()).isEqualTo(200);
    assertThat(shop.awaitEnd(id(asked), SOON).orderStatus()).isEqualTo("REFUNDED");
  }

  @Test
  void a_decision_that_can_not_be_taken_moves_nothing() {
    Http.Answer asked = refused();
    int revision = asked.json().path("revision").asInt();
    List<String> calls = stack.books().calls(id(asked));

    assertStale(shop.resolve(asked, "REFUND_REFUSED", revision - 1, "RETRY", "", "b1"));
    assertStale(shop.resolve(asked, "DISPUTED", revision, "RETRY", "", "b2"));
    Http.Answer notAllowed = shop.resolve(asked, "ACCEPT_PROVIDER_STATE", "", "b3");
    assertField(notAllowed, "decision");
    assertThat(notAllowed.json().path("detail").asString())
        .contains("RETRY, SETTLED_OUTSIDE, WRITE_OFF");
    assertField(shop.resolve(asked, "SETTLED_OUTSIDE", "", "b4"), "evidence");
    assertField(shop.resolve(asked, "FORGET_IT", "", "b5"), "decision");

    assertThat(shop.get(id(asked)).json().path("revision").asInt()).isEqualTo(revision);
    assertThat(stack.books().calls(id(asked))).isEqualTo(calls);
  }

  @Test
  void of_two_people_who_decide_at_once_one_decides() throws Exception {
    Http.Answer asked = refused();
    try (ExecutorService two = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Http.Answer> one = two.submit(() -> shop.resolve(asked, "WRITE_OFF", "", "p1"));
      Future<Http.Answer> other =
          two.submit(() -> shop.resolve(asked, "SETTLED_OUTSIDE", "bank 77", "p2"));
      List<Integer> statuses = List.of(one.get().status(), other.get().status());
      assertThat(statuses).as(one.get() + " and " + other.get()).containsOnlyOnce(409);
      assertThat(statuses).containsAnyOf(200, 202);
    }
    Http.Answer ended = shop.awaitEnd(id(asked), SOON);
    assertThat(ended.json().path("money").path("adjusted").asLong()).isEqualTo(4210);
  }

  @Test
  void open_reviews_are_listed_with_what_is_at_stake() {
    Http.Answer asked = refused();
    JsonNode line = listed("REFUND_REFUSED", id(asked)).orElseThrow();
    assertThat(line.path("review").path("amount").path("value").asLong()).isEqualTo(4210);
    assertThat(line.path("review").path("since").asString())
        .isEqualTo(asked.json().path("review").path("since").asString());
    assertThat(listed("true", id(asked))).isPresent();
    assertThat(listed("DISPUTED", id(asked))).isEmpty();
  }

  private Optional<JsonNode> listed(String review, String id) {
    JsonNode list = stack.apiHttp.get("/v1/orders?limit=200&review=" + review).json();
    return list.path("orders")
        .valueStream()
        .filter(line -> line.path("orderId").asString().equals(id))
        .findFirst();
  }

  /** An order whose refund was refused for good. */
  private Http.Answer refused() {
    String id = shop.place("review");
    assertThat(shop.pay(id, "tok_refund_too_old", "k1").status()).isEqualTo(200);
    assertThat(shop.cancel(id, "k2", "Prefer", "wait=0").status()).isEqualTo(202);
    return Await.value(
        "a review of " + id,
        SOON,
        () -> Optional.of(shop.get(id)).filter(o -> o.json().path("review").isObject()));
  }

  private static String id(Http.Answer order) {
    return order.json().path("orderId").asString();
  }

  private static void assertStale(Http.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("review_stale");
  }

  private static void assertField(Http.Answer answer, String field) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("field_invalid");
    assertThat(answer.json().path("field").asString()).isEqualTo(field);
  }
}
