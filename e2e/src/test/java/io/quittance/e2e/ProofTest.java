package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** The provider's books are edited behind its back, and ours do not keep quiet about it. */
@Timeout(240)
@NullUnmarked
class ProofTest {

  private static final Duration NOTICED = Duration.ofSeconds(60);
  private static Stack stack;

  private final Shop shop = stack.shop();
  private final Tampering tampering = new Tampering(stack);

  @BeforeAll
  static void start() {
    stack = Stack.start("proof", Stack.Setup.PROVING);
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void an_order_that_nobody_tampered_with_is_proven_in_line() {
    String id = paid();
    assertThat(verdict(id)).isEqualTo("IN_LINE");
    shop.cancel(id, "k2");
    shop.await(id, Set.of("REFUNDED"), NOTICED);
    assertThat(verdict(id)).isEqualTo("IN_LINE");
  }

  @Test
  void another_amount_taken_turns_the_proof_red_and_opens_a_review_that_names_both_amounts() {
    String id = paid();
    tampering.takesInstead(id + "-p1", 9999);

    Http.Answer proof = shop.proof(id);
    assertThat(proof.status()).isEqualTo(200);
    JsonNode json = proof.json();
    assertThat(json.path("verdict").asString()).as(proof.body()).isEqualTo("DIFFERENT");
    JsonNode difference = json.path("payments").path(0).path("differences").path(0);
    assertThat(difference.path("what").asString()).as(proof.body()).isEqualTo("captured");
    assertThat(difference.path("evidence").asString()).contains("42.10", "99.99");

    JsonNode review = awaitReview(id);
    assertThat(review.path("kind").asString()).isEqualTo("PROVIDER_DIFFERS");
    assertThat(review.path("evidence").asString()).contains(id + "-p1", "42.10", "99.99");
    assertThat(awaitDifference(id)).contains("42.10", "99.99");
  }

  @Test
  void a_refund_that_the_provider_forgot_opens_a_review_on_the_ended_order() {
    String id = paid();
    assertThat(shop.cancel(id, "k2").orderStatus()).isEqualTo("REFUNDED");
    tampering.neverRefunded(id + "-r1");
    assertThat(verdict(id)).isEqualTo("DIFFERENT");
    assertThat(awaitReview(id).path("evidence").asString()).contains("returned");
    assertThat(awaitDifference(id)).contains(id);
  }

  @Test
  void money_that_no_order_asked_for_becomes_an_order_of_its_own_in_review() {
    String reference = Shop.newOrderId("nobody");
    tampering.takesUnasked(reference, 777);
    String id = "unmatched-simulator-" + reference;
    assertThat(awaitReview(id).path("kind").asString()).isNotEmpty();
    Http.Answer order = shop.get(id);
    assertThat(order.orderStatus()).isEqualTo("CANCELLING");
    assertThat(order.json().path("money").path("held").asLong()).isEqualTo(777);
    assertThat(stack.books().calls(reference)).as("nobody refunds it unasked").isEmpty();
  }

  private String paid() {
    String id = shop.place("proof");
    assertThat(shop.pay(id, "tok_ok", "k1").status()).isEqualTo(200);
    return id;
  }

  private String verdict(String id) {
    return shop.proof(id).json().path("verdict").asString();
  }

  private JsonNode awaitReview(String id) {
    return Await.value(
        "a review of " + id,
        NOTICED,
        () -> Optional.of(shop.get(id).json().path("review")).filter(JsonNode::isObject));
  }

  /** Returns the difference as the list of reconciliations tells it. */
  private String awaitDifference(String id) {
    return Await.value(
        "a reconciliation that tells of " + id,
        NOTICED,
        () -> {
          JsonNode list = stack.apiHttp.get("/v1/reconciliations").json();
          for (JsonNode run : list.path("reconciliations")) {
            String one =
                stack.apiHttp.get("/v1/reconciliations/" + run.path("id").asString()).body();
            if (one.contains("\"" + id + "\"")) {
              return Optional.of(one);
            }
          }
          return Optional.empty();
        });
  }
}
