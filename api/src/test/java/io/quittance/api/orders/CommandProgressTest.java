package io.quittance.api.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.api.Samples;
import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.OrderView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandProgressTest {

  @ParameterizedTest(name = "order {0}, attempt {1}: {2}")
  @CsvSource({
    "PAYING, CREATED, 202",
    "PAYING, SENT, 202",
    "PAYING, PENDING, 202",
    "PAYING, UNKNOWN, 202",
    "PAYING, CLOSING, 202",
    "PAYING, CAPTURED, 202",
    "AUTHORIZED, AUTHORIZED, 200",
    "PAYING, AUTHORIZED, 202",
    "FULFILLING, CAPTURING, 202",
    "PAID, CAPTURED, 200",
    "FULFILLING, CAPTURED, 200",
    "FULFILLED, CAPTURED, 200",
    "COMPLETED, CAPTURED, 200",
    "AWAITING_PAYMENT, DECLINED, payment_declined card_declined",
    "PAID, DECLINED, payment_declined card_declined",
    "CANCELLED, DECLINED, payment_declined card_declined",
    "EXPIRED, DECLINED, payment_declined card_declined",
    "AWAITING_PAYMENT, CLOSED, payment_declined not_completed",
    "PAID, CLOSED, payment_declined not_completed",
    "EXPIRED, CLOSED, payment_declined not_completed",
    "CANCELLING, CLOSED, order_cancelling",
    "CANCELLING, SENT, order_cancelling",
    "CANCELLING, CAPTURED, order_cancelling",
    "CANCELLED, CLOSED, order_closed",
    "REFUNDED, CAPTURED, order_closed",
  })
  void an_accepted_payment_is_what_its_attempt_and_the_order_have_become(
      String status, String attempt, String expected) {
    String declineCode = attempt.equals("DECLINED") ? "card_declined" : null;
    OrderView order = Samples.paid(status, attempt, declineCode);

    assertThat(told("pay", accepted("A-1-p1"), order)).isEqualTo(expected);
  }

  @Test
  void who_pays_on_the_providers_page_is_sent_there_at_once() {
    assertThat(told("pay", accepted("A-1-p1"), Samples.redirected())).isEqualTo("202 at once");
  }

  @ParameterizedTest(name = "order {0}: {1}")
  @CsvSource({
    "AWAITING_PAYMENT, 202",
    "PAYING, 202",
    "AUTHORIZED, 202",
    "PAID, 202",
    "FULFILLING, 202",
    "CANCELLING, 202",
    "CANCELLED, 200",
    "REFUNDED, 200",
    "EXPIRED, 200",
  })
  void a_cancel_is_done_when_the_order_has_ended(String status, String expected) {
    OrderView order = Samples.order("A-1", status);

    assertThat(told("cancel", accepted(null), order)).isEqualTo(expected);
    assertThat(told("cancel", unchanged(), order)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "order {0}: {1}")
  @CsvSource({
    "PAID, capture_failed",
    "FULFILLING, 202",
    "FULFILLED, 200",
    "COMPLETED, 200",
    "AUTHORIZED, capture_failed",
    "AWAITING_PAYMENT, capture_failed",
    "EXPIRED, capture_failed",
    "CANCELLING, order_cancelling",
    "CANCELLED, order_closed",
    "REFUNDED, order_closed",
  })
  void a_fulfilment_is_done_when_the_goods_may_go(String status, String expected) {
    OrderView order = Samples.order("A-1", status);

    assertThat(told("fulfil", accepted(null), order)).isEqualTo(expected);
    assertThat(told("fulfil", unchanged(), order)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "refund {0}: {1}")
  @CsvSource({
    "REQUESTED, 202",
    "SENT, 202",
    "PENDING, 202",
    "UNKNOWN, 202",
    "FAILED, 200",
    "SUCCEEDED, 200",
  })
  void a_refund_is_done_when_the_provider_has_returned_the_money_or_a_person_has_settled_it(
      String state, String expected) {
    OrderView order =
        Samples.refunding(
            "FULFILLED",
            Samples.refund("A-1-r1", "SUCCEEDED", null),
            Samples.refund("A-1-r2", state, null));

    assertThat(told("refund", accepted("A-1-r2"), order)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "successor {0}: {1}")
  @CsvSource({"SENT, 202", "FAILED, 200", "SUCCEEDED, 200"})
  void a_refused_refund_is_what_its_successor_becomes(String state, String expected) {
    OrderView order =
        Samples.refunding(
            "PAID",
            Samples.refund("A-1-r1", "FAILED", "A-1-r3"),
            Samples.refund("A-1-r2", "SUCCEEDED", null),
            Samples.refund("A-1-r3", state, null));

    assertThat(told("refund", accepted("A-1-r1"), order)).isEqualTo(expected);
  }

  @Test
  void a_refused_refund_that_a_person_is_asked_about_is_under_way() {
    OrderView order = Samples.inReview("RETRY");
    assertThat(order.refunds()).extracting(OrderView.RefundView::status).containsExactly("FAILED");

    assertThat(told("refund", accepted("A-1-r1"), order)).isEqualTo("202");
  }

  @ParameterizedTest(name = "order {0}: {1}")
  @CsvSource({"CANCELLING, 202", "REFUNDED, 200"})
  void a_refund_of_all_of_a_paid_order_is_a_cancel(String status, String expected) {
    assertThat(told("refund", accepted(null), Samples.order("A-1", status))).isEqualTo(expected);
  }

  @Test
  void a_decision_is_done_when_something_else_could_be_decided_or_nothing_is() {
    assertThat(told("resolve", accepted(null), Samples.inReview())).isEqualTo("202");
    assertThat(told("resolve", accepted(null), Samples.inReview("RETRY"))).isEqualTo("200");
    assertThat(told("resolve", accepted(null), Samples.order("A-1", "REFUNDED"))).isEqualTo("200");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "revision_changed, 409",
    "review_stale, 409",
    "already_paid, 409",
    "payment_in_flight, 409",
    "not_paid, 409",
    "order_cancelling, 409",
    "order_closed, 409",
    "already_fulfilled, 409",
    "refund_in_flight, 409",
    "refund_exceeds_held, 409",
    "payment_disputed, 409",
    "command_id_reused, 422",
    "field_invalid, 422",
    "amount_invalid, 422",
    "provider_unknown, 404",
    "not_available, 501",
  })
  void a_refusal_stays_what_it_is_whatever_becomes_of_the_order(String code, int status) {
    OrderView order = Samples.paid("PAID", "CAPTURED", null);

    assertThat(told("pay", refused(code), order)).isEqualTo(code);
    assertThat(ProblemCode.of(code).status()).isEqualTo(status);
  }

  @Test
  void a_refusal_names_the_field() {
    Reply refusal = new Reply(CommandReply.Answer.REFUSED, "field_invalid", "paymentMethod", null);

    assertThat(progress("pay", refusal, Samples.order("A-1", "PAID")))
        .isEqualTo(new CommandProgress.Failed(ProblemCode.FIELD_INVALID, "paymentMethod", null));
  }

  @Test
  void a_reply_to_what_is_no_command_is_a_fault() {
    assertThatThrownBy(() -> told("notice", unchanged(), Samples.order("A-1", "PAID")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private record Reply(
      CommandReply.Answer answer,
      @Nullable String code,
      @Nullable String field,
      @Nullable String reference) {}

  private static Reply accepted(@Nullable String reference) {
    return new Reply(CommandReply.Answer.ACCEPTED, null, null, reference);
  }

  private static Reply unchanged() {
    return new Reply(CommandReply.Answer.UNCHANGED, null, null, null);
  }

  private static Reply refused(String code) {
    return new Reply(CommandReply.Answer.REFUSED, code, null, null);
  }

  private static CommandProgress progress(String kind, Reply reply, OrderView order) {
    return CommandProgress.of(
        new CommandReply(
            reply.answer(), reply.code(), reply.field(), reply.reference(), kind, "f", null, true),
        order);
  }

  private static String told(String kind, Reply reply, OrderView order) {
    return switch (progress(kind, reply, order)) {
      case CommandProgress.Done done -> "200";
      case CommandProgress.Underway underway -> "202";
      case CommandProgress.AwaitingCustomer awaiting -> "202 at once";
      case CommandProgress.Failed failed ->
          failed.code().code() + (failed.declineCode() == null ? "" : " " + failed.declineCode());
    };
  }
}
