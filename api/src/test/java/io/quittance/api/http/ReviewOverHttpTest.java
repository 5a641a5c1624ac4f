package io.quittance.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.api.Samples;
import io.quittance.api.orders.Answer;
import io.quittance.api.orders.Wait;
import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.OrderView;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewOverHttpTest extends HttpTest {

  private static final String REVIEW = "/v1/orders/A-1/review";
  private static final String RETRY =
      decision("\"revision\":9,\"decision\":\"RETRY\",\"resolvedBy\":\"kim\"");

  @Test
  void a_decision_that_is_carried_out_is_answered_with_the_order() {
    orders.answer(() -> accepted(Samples.order("A-1", "REFUNDED")));

    Got got =
        send(
            command(
                REVIEW,
                decision(
                    "\"revision\":9,\"decision\":\"SETTLED_OUTSIDE\",\"evidence\":\"bank 77\","
                        + "\"resolvedBy\":\"Kim Lee\"")));

    assertThat(got.status()).isEqualTo(200);
    assertThat(got.text("status")).isEqualTo("REFUNDED");
    assertThat(given())
        .isEqualTo(
            new FakeOrders.Given(
                CommandRequest.resolve(
                    "k-1", "Kim Lee", "REFUND_REFUSED", 9, "SETTLED_OUTSIDE", "bank 77"),
                Wait.upTo(Duration.ofSeconds(10))));
  }

  @Test
  void a_decision_whose_grounds_are_being_looked_up_is_accepted() {
    orders.answer(() -> accepted(Samples.inReview()));

    assertThat(send(command(REVIEW, RETRY)).status()).isEqualTo(202);
  }

  @Test
  void a_decision_that_is_done_though_another_question_has_come_up_says_so() {
    orders.answer(() -> accepted(Samples.inReview("RETRY")));

    Got got = send(command(REVIEW, RETRY));

    assertThat(got.status()).isEqualTo(200);
    assertThat(got.json().path("review").path("kind").asString()).isEqualTo("REFUND_REFUSED");
  }

  @Test
  void a_review_that_is_not_open_as_it_was_seen_is_stale() {
    orders.answer(() -> refused("review_stale", null, Samples.inReview("RETRY")));

    Got got = send(command(REVIEW, RETRY));

    assertThat(got.status()).isEqualTo(409);
    assertThat(got.text("code")).isEqualTo("review_stale");
  }

  @Test
  void a_decision_that_the_order_does_not_allow_names_those_that_it_does() {
    orders.answer(
        () -> refused("field_invalid", "decision", Samples.inReview("RETRY", "WRITE_OFF")));

    Got got = send(command(REVIEW, RETRY));

    assertThat(got.status()).isEqualTo(422);
    assertThat(got.text("field")).isEqualTo("decision");
    assertThat(got.text("detail"))
        .isEqualTo("The field decision must be one of: RETRY, WRITE_OFF.");
    assertThat(got.json().path("allowed").toString()).isEqualTo("[\"RETRY\",\"WRITE_OFF\"]");
  }

  @Test
  void what_was_settled_outside_needs_a_reference() {
    orders.answer(() -> refused("field_invalid", "evidence", Samples.inReview("SETTLED_OUTSIDE")));

    Got got = send(command(REVIEW, RETRY));

    assertThat(got.status()).isEqualTo(422);
    assertThat(got.text("field")).isEqualTo("evidence");
    assertThat(got.text("detail")).contains("reference");
  }

  @Test
  void the_revision_may_come_as_if_match() {
    orders.answer(() -> accepted(Samples.order("A-1", "REFUNDED")));
    String body = decision("\"decision\":\"RETRY\",\"resolvedBy\":\"kim\"");

    assertThat(send(command(REVIEW, body).header("If-Match", "\"9\"")).status()).isEqualTo(200);
    assertThat(send(command(REVIEW, RETRY).header("If-Match", "\"9\"")).status()).isEqualTo(200);

    assertThat(given().request())
        .isEqualTo(CommandRequest.resolve("k-1", "kim", "REFUND_REFUSED", 9, "RETRY", null));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "review | 'revision':9,'decision':'RETRY','resolvedBy':'kim'",
        "review | 'review':'NOTHING','revision':9,'decision':'RETRY','resolvedBy':'kim'",
        "review | 'review':7,'revision':9,'decision':'RETRY','resolvedBy':'kim'",
        "revision | 'review':'DISPUTED','decision':'RETRY','resolvedBy':'kim'",
        "revision | 'review':'DISPUTED','revision':'9','decision':'RETRY','resolvedBy':'kim'",
        "revision | 'review':'DISPUTED','revision':9.0,'decision':'RETRY','resolvedBy':'kim'",
        "revision | 'review':'DISPUTED','revision':0,'decision':'RETRY','resolvedBy':'kim'",
        "revision | 'review':'DISPUTED','revision':1e99,'decision':'RETRY','resolvedBy':'kim'",
        "decision | 'review':'DISPUTED','revision':9,'resolvedBy':'kim'",
        "decision | 'review':'DISPUTED','revision':9,'decision':'retry','resolvedBy':'kim'",
        "evidence | 'review':'DISPUTED','revision':9,'decision':'RETRY','resolvedBy':'kim','evidence':7",
        "resolvedBy | 'review':'DISPUTED','revision':9,'decision':'RETRY'",
        "resolvedBy | 'review':'DISPUTED','revision':9,'decision':'RETRY','resolvedBy':' '",
      })
  void what_a_decision_lacks_is_named(String field, String body) {
    refuses(command(REVIEW, "{" + body.replace('\'', '"') + "}"), 422, "field_invalid", field);
  }

  @Test
  void two_revisions_are_none() {
    refuses(command(REVIEW, RETRY).header("If-Match", "\"8\""), 422, "field_invalid", "revision");
  }

  @Test
  void a_decision_needs_a_body_and_a_key() {
    refuses(command(REVIEW, ""), 400, "malformed_request", "");
    refuses(post(REVIEW, RETRY), 400, "idempotency_key_missing", "Idempotency-Key");
  }

  private void refuses(HttpRequest.Builder request, int status, String code, String field) {
    Got got = send(request);

    assertThat(got.status()).as(got.response().body()).isEqualTo(status);
    assertThat(got.text("code")).isEqualTo(code);
    assertThat(got.text("field")).isEqualTo(field);
    assertThat(orders.calls()).as("nothing moves").isEmpty();
  }

  private static String decision(String more) {
    return "{\"review\":\"REFUND_REFUSED\"," + more + "}";
  }

  private FakeOrders.Given given() {
    return (FakeOrders.Given) orders.calls().getLast().said();
  }

  private static Answer accepted(OrderView order) {
    return answer(CommandReply.Answer.ACCEPTED, null, null, order);
  }

  private static Answer refused(String code, @Nullable String field, OrderView order) {
    return answer(CommandReply.Answer.REFUSED, code, field, order);
  }

  private static Answer answer(
      CommandReply.Answer answer, @Nullable String code, @Nullable String field, OrderView order) {
    return new Answer.Given(
        new CommandReply(answer, code, field, null, "resolve", "f", null, true), order);
  }
}
