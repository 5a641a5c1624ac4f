package io.quittance.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.api.PlayedOrder;
import io.quittance.api.Samples;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PreviewOverHttpTest extends BooksHttpTest {

  private static final Instant JUST_NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  private final String id = "P-" + UUID.randomUUID();
  private final String dryRun = "/v1/orders/" + id + "/cancellation?dryRun=true";

  @Test
  void the_books_tell_what_a_cancel_would_do_where_nobody_else_does() {
    PlayedOrder order = PlayedOrder.place(store, Samples.start(id), JUST_NOW).pay("k");
    long facts = order.facts();

    Got got = send(post(dryRun, ""));

    assertThat(got.status()).as(got.response().body()).isEqualTo(200);
    assertThat(got.json().propertyNames())
        .containsExactly("orderId", "status", "revision", "reply", "rule", "bestCase", "worstCase");
    assertThat(got.text("status")).isEqualTo("PAID");
    assertThat(got.json().path("revision").asInt()).isEqualTo(order.view().revision());
    assertThat(got.text("reply")).isEqualTo("ACCEPTED");
    assertThat(got.text("rule")).isEqualTo("Captured money is returned: refund.");
    JsonNode best = got.json().path("bestCase");
    assertThat(best.path("endsAs").asString()).isEqualTo("REFUNDED");
    assertThat(best.path("returned").toString())
        .isEqualTo("[{\"value\":4210,\"currency\":\"EUR\"}]");
    assertThat(best.path("calls").path(0).path("call").asString()).isEqualTo("REFUND");
    assertThat(best.path("calls").path(0).path("reference").asString()).isEqualTo(id + "-r1");
    assertThat(best.path("calls").path(0).path("amount").path("value").asLong()).isEqualTo(4210);
    JsonNode worst = got.json().path("worstCase");
    assertThat(worst.path("endsAs").asString()).isEqualTo("REFUNDED");
    assertThat(Instant.parse(worst.path("by").asString()))
        .isAfter(Instant.parse(best.path("by").asString()));
    assertThat(worst.path("asks").path(0).path("review").asString()).isEqualTo("REFUND_OVERDUE");
    assertThat(orders.calls()).as("no command is given").isEmpty();
    assertThat(store.journal().read(id)).as("no fact is written").hasSize((int) facts);
  }

  @Test
  void an_order_that_answers_for_itself_is_believed_more_than_the_books() {
    PlayedOrder order = PlayedOrder.place(store, Samples.start(id), JUST_NOW);
    PlayedOrder ahead = PlayedOrder.place(store, Samples.start(id + "-x"), JUST_NOW).pay("k");
    orders.tells(ahead.state());

    assertThat(send(post(dryRun, "")).text("status")).isEqualTo("PAID");
    order.pay("k").cancel("k2");
    assertThat(send(post(dryRun, "")).text("status"))
        .as("an ended order is not asked")
        .isEqualTo("REFUNDED");
  }

  @Test
  void an_ended_order_would_stay_as_it_is() {
    PlayedOrder.place(store, Samples.start(id), JUST_NOW).cancel("k");

    Got got = send(post(dryRun, "").header("Accept-Language", "zh"));

    assertThat(got.text("reply")).isEqualTo("UNCHANGED");
    assertThat(got.text("rule")).isEqualTo("订单已结束，没有可取消的内容。");
    assertThat(got.json().path("bestCase").path("endsAs").asString()).isEqualTo("CANCELLED");
  }

  @Test
  void an_order_whose_id_is_taken_and_no_more_would_end_at_once() {
    PlayedOrder.claim(store, Samples.start(id), JUST_NOW);

    Got got = send(post(dryRun, "{\"reason\":\"changed my mind\"}"));

    assertThat(got.json().path("worstCase").path("endsAs").asString()).isEqualTo("CANCELLED");
  }

  @Test
  void a_cancel_that_would_be_refused_is_refused_now() {
    PlayedOrder order = PlayedOrder.place(store, Samples.start(id), JUST_NOW).pay("k");
    order.fulfil("k2");

    Got got = send(post(dryRun, ""));

    assertThat(got.status()).isEqualTo(409);
    assertThat(got.text("code")).isEqualTo("already_fulfilled");
    assertThat(got.text("orderId")).isEqualTo(id);
  }

  @Test
  void an_order_that_is_none_has_no_preview() {
    assertThat(send(post(dryRun, "")).text("code")).isEqualTo("order_not_found");
  }
}
