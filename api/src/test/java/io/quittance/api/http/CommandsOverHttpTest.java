package io.quittance.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.api.Samples;
import io.quittance.api.orders.Answer;
import io.quittance.api.orders.Wait;
import io.quittance.workflows.contract.Amount;
import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.OrderView;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsOverHttpTest extends HttpTest {

  private static final String PAYMENTS = "/v1/orders/A-1/payments";
  private static final String CANCELLATION = "/v1/orders/A-1/cancellation";
  private static final String REFUNDS = "/v1/orders/A-1/refunds";
  private static final String PAY = "{\"paymentMethod\":\"tok_ok\"}";

  @Test
  void a_payment_that_pays_is_answered_with_the_order() {
    orders.answer(() -> accepted("pay", Samples.paid("PAID", "CAPTURED", null)));

    Got got = send(command(PAYMENTS, PAY));

    assertThat(got.status()).isEqualTo(200);
    assertThat(got.text("status")).isEqualTo("PAID");
    assertThat(given())
        .isEqualTo(
            new FakeOrders.Given(
                CommandRequest.pay("k-1", "simulator", "tok_ok", null),
                Wait.upTo(Duration.ofSeconds(10))));
  }

  @Test
  void a_payment_of_unknown_outcome_is_accepted() {
    orders.answer(() -> accepted("pay", Samples.paid("PAYING", "UNKNOWN", null)));

    Got got = send(command(PAYMENTS, PAY).header("Prefer", "wait=2"));

    assertThat(got.status()).isEqualTo(202);
    assertThat(got.header("Preference-Applied")).isEqualTo("wait=2");
    assertThat(given().waiting()).isEqualTo(Wait.upTo(Duration.ofSeconds(2)));
  }

  @Test
  void a_declined_payment_says_why() {
    orders.answer(
        () -> accepted("pay", Samples.paid("AWAITING_PAYMENT", "DECLINED", "card_declined")));

    Got got = send(command(PAYMENTS, PAY));

    assertThat(got.status()).isEqualTo(402);
    assertThat(got.text("code")).isEqualTo("payment_declined");
    assertThat(got.text("declineCode")).isEqualTo("card_declined");
    assertThat(got.text("orderId")).isEqualTo("A-1");
  }

  @Test
  void a_refusal_has_its_code() {
    orders.answer(() -> refused("already_paid", Samples.paid("PAID", "CAPTURED", null)));

    Got got = send(command(PAYMENTS, PAY));

    assertThat(got.status()).isEqualTo(409);
    assertThat(got.text("code")).isEqualTo("already_paid");
    assertThat(got.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void a_key_that_was_used_for_something_else_is_refused() {
    orders.answer(() -> refused("command_id_reused", Samples.order("A-1", "PAID")));

    assertThat(send(command(CANCELLATION, "")).status()).isEqualTo(422);
  }

  @Test
  void a_command_for_no_order_is_refused() {
    Got got = send(command(PAYMENTS, PAY));

    assertThat(got.status()).isEqualTo(404);
    assertThat(got.text("code")).isEqualTo("order_not_found");
    assertThat(got.text("orderId")).isEqualTo("A-1");
  }

  @Test
  void a_cancel_needs_no_body_and_no_content_type() {
    orders.answer(() -> accepted("cancel", Samples.order("A-1", "CANCELLED")));

    Got bare =
        send(
            to(CANCELLATION)
                .POST(HttpRequest.BodyPublishers.noBody())
                .header("Idempotency-Key", "k-1"));
    Got form =
        send(
            to(CANCELLATION)
                .POST(HttpRequest.BodyPublishers.noBody())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Idempotency-Key", "k-1"));

    assertThat(bare.status()).isEqualTo(200);
    assertThat(form.status()).isEqualTo(200);
    assertThat(given().request()).isEqualTo(CommandRequest.cancel("k-1", null, null));
  }

  @Test
  void a_cancel_says_who_asks_and_why_and_a_clients_time_decides_nothing() {
    orders.answer(() -> accepted("cancel", Samples.order("A-1", "CANCELLING")));

    Got got =
        send(
            command(
                CANCELLATION + "?dryRun=false",
                "{\"reason\":\"changed my mind\",\"requestedBy\":\"customer\","
                    + "\"requestedAt\":\"1999-01-01T00:00:00Z\"}"));

    assertThat(got.status()).isEqualTo(202);
    assertThat(given().request())
        .isEqualTo(CommandRequest.cancel("k-1", "customer", "changed my mind"));
  }

  @Test
  void a_fulfilment_whose_money_could_not_be_taken_failed() {
    orders.answer(() -> accepted("fulfil", Samples.order("A-1", "AUTHORIZED")));

    Got got = send(command("/v1/orders/A-1/fulfilment", ""));

    assertThat(got.status()).isEqualTo(402);
    assertThat(got.text("code")).isEqualTo("capture_failed");
    assertThat(given().request()).isEqualTo(CommandRequest.fulfil("k-1"));
  }

  @Test
  void a_refund_says_how_much_why_and_of_which_revision() {
    orders.answer(
        () ->
            accepted(
                "refund",
                Samples.refunding("FULFILLED", Samples.refund("A-1-p1", "SUCCEEDED", null))));

    Got got =
        send(
            command(
                    REFUNDS,
                    "{\"amount\":{\"value\":1000,\"currency\":\"EUR\"},\"reason\":\"broken\","
                        + "\"requestedBy\":\"support\"}")
                .header("If-Match", "\"7\""));

    assertThat(got.status()).isEqualTo(200);
    assertThat(given().request())
        .isEqualTo(CommandRequest.refund("k-1", "support", new Amount(1000, "EUR"), "broken", 7));
  }

  @Test
  void a_refund_of_all_that_is_left_needs_no_body() {
    orders.answer(() -> accepted("refund", Samples.order("A-1", "REFUNDED")));

    Got got = send(command(REFUNDS, "").header("If-Match", "*"));

    assertThat(got.status()).isEqualTo(200);
    assertThat(given().request()).isEqualTo(CommandRequest.refund("k-1", null, null, null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "W/\"7\"", "\"x\"", "\"7\", \"8\"", "\"12345678901\"", ""})
  void a_revision_that_is_none_is_refused(String revision) {
    Got got = send(command(REFUNDS, "").header("If-Match", revision));

    assertThat(got.status()).isEqualTo(400);
    assertThat(got.text("code")).isEqualTo("malformed_request");
    assertThat(got.text("field")).isEqualTo("If-Match");
    assertThat(orders.calls()).isEmpty();
  }

  @Test
  void a_refund_of_an_order_that_moved_on_is_refused() {
    orders.answer(() -> refused("revision_changed", Samples.order("A-1", "FULFILLED")));

    assertThat(send(command(REFUNDS, "").header("If-Match", "\"6\"")).status()).isEqualTo(409);
  }

  @Test
  void a_command_that_is_only_kept_is_accepted() {
    orders.answer(() -> new Answer.Kept(null));

    Got got = send(command(PAYMENTS, PAY).header("Prefer", "respond-async"));

    assertThat(got.status()).isEqualTo(202);
    assertThat(got.header("Preference-Applied")).isEqualTo("respond-async");
    assertThat(got.text("orderId")).isEqualTo("A-1");
    assertThat(got.text("commandId")).isEqualTo("k-1");
    assertThat(got.json().path("status").isNull()).isTrue();
    assertThat(got.text("message")).isNotEmpty();
    assertThat(given().waiting()).isEqualTo(Wait.none());
  }

  @Test
  void a_command_that_is_kept_is_answered_with_the_order_if_that_is_known() {
    orders.answer(() -> new Answer.Kept(Samples.order("A-1", "PAYING")));

    Got got = send(command(PAYMENTS, PAY));

    assertThat(got.status()).isEqualTo(202);
    assertThat(got.text("status")).isEqualTo("PAYING");
  }

  private FakeOrders.Given given() {
    return (FakeOrders.Given) orders.calls().getLast().said();
  }

  private static Answer accepted(String kind, OrderView order) {
    return answer(CommandReply.Answer.ACCEPTED, kind, null, order);
  }

  private static Answer refused(String code, OrderView order) {
    return answer(CommandReply.Answer.REFUSED, "pay", code, order);
  }

  private static Answer answer(
      CommandReply.Answer answer, String kind, @Nullable String code, OrderView order) {
    return new Answer.Given(
        new CommandReply(answer, code, null, "A-1-p1", kind, "f", null, true), order);
  }
}
