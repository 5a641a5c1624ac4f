package io.quittance.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.e2e.Http.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The judge of repeated commands finds the lost, the forgotten and the changed. */
class RepeatsTest {

  private static final Standing AT_REST = new Standing(true, false, false, 1);
  private static final Standing MOVING = new Standing(false, false, false, 1);
  private static final Standing CANCELLED = new Standing(true, false, true, 1);
  private static final Standing REOPENED = new Standing(true, true, false, 1);
  private static final Standing FULFILLED_LATER = new Standing(true, false, false, 2);

  private static final Answer ACCEPTED = new Answer(202, "{\"status\":\"PAYING\"}");
  private static final Answer PAID = new Answer(200, "{\"status\":\"PAID\"}");
  private static final Answer RESERVED = new Answer(200, "{\"status\":\"AUTHORIZED\"}");
  private static final Answer FULFILLED = new Answer(200, "{\"status\":\"FULFILLED\"}");
  private static final Answer CLOSED = refused("order_closed");
  private static final Answer CANCELLING = refused("order_cancelling");
  private static final Answer DECLINED = declined("insufficient_funds");
  private static final Answer NOT_COMPLETED = declined("not_completed");
  private static final Answer CAPTURE_FAILED = new Answer(402, "{\"code\":\"capture_failed\"}");

  @Test
  void todays_result_of_a_command_is_right() {
    assertThat(wrong("pay k1", ACCEPTED, PAID, AT_REST)).isEmpty();
    assertThat(wrong("pay k1", ACCEPTED, DECLINED, AT_REST)).isEmpty();
    assertThat(wrong("pay k1", ACCEPTED, refused("already_paid"), AT_REST)).isEmpty();
    assertThat(wrong("pay k1", ACCEPTED, ACCEPTED, MOVING)).isEmpty();
    assertThat(wrong("pay k1", CANCELLING, CLOSED, CANCELLED)).isEmpty();
    assertThat(wrong("pay k1", CANCELLING, DECLINED, CANCELLED)).isEmpty();
  }

  @Test
  void an_accepted_command_that_is_refused_later_is_wrong() {
    assertThat(wrong("pay k1", PAID, refused("payment_in_flight"), AT_REST)).isNotEmpty();
    assertThat(wrong("pay k1", PAID, refused("payment_in_flight"), CANCELLED)).isNotEmpty();
  }

  @Test
  void only_a_cancel_takes_a_payment_back_and_nothing_takes_back_another_command() {
    assertThat(wrong("pay k1", PAID, CLOSED, CANCELLED)).isEmpty();
    assertThat(wrong("pay k1", PAID, CLOSED, AT_REST)).isNotEmpty();
    assertThat(wrong("fulfil k1", FULFILLED, CLOSED, CANCELLED)).isNotEmpty();
    assertThat(wrong("refund all k1", PAID, CANCELLING, CANCELLED)).isNotEmpty();
  }

  @Test
  void what_was_taken_is_not_declined_later() {
    assertThat(wrong("pay k1", PAID, NOT_COMPLETED, AT_REST)).isNotEmpty();
    assertThat(wrong("pay k1", PAID, DECLINED, AT_REST)).isNotEmpty();
    assertThat(wrong("fulfil k1", FULFILLED, CAPTURE_FAILED, AT_REST)).isNotEmpty();
    assertThat(wrong("pay k1", RESERVED, NOT_COMPLETED, AT_REST)).as("it lapsed").isEmpty();
    assertThat(wrong("pay k1", RESERVED, DECLINED, AT_REST)).isNotEmpty();
  }

  @Test
  void what_was_declined_stays_declined() {
    assertThat(wrong("pay k1", DECLINED, DECLINED, AT_REST)).isEmpty();
    for (Answer later : List.of(PAID, ACCEPTED, CLOSED, refused("already_paid"), CAPTURE_FAILED)) {
      assertThat(wrong("pay k1", DECLINED, later, CANCELLED)).as("" + later).isNotEmpty();
    }
  }

  @Test
  void what_was_closed_may_be_paid_late_or_be_cancelled() {
    assertThat(wrong("pay k1", NOT_COMPLETED, PAID, AT_REST)).isEmpty();
    assertThat(wrong("pay k1", NOT_COMPLETED, CLOSED, CANCELLED)).isEmpty();
    assertThat(wrong("pay k1", NOT_COMPLETED, refused("already_paid"), AT_REST)).isNotEmpty();
  }

  @Test
  void a_fulfilment_that_failed_is_one_only_if_another_was_asked_for() {
    assertThat(wrong("fulfil k1", CAPTURE_FAILED, FULFILLED, FULFILLED_LATER)).isEmpty();
    assertThat(wrong("fulfil k1", CAPTURE_FAILED, FULFILLED, AT_REST)).isNotEmpty();
    assertThat(wrong("fulfil k1", CAPTURE_FAILED, CLOSED, CANCELLED)).isEmpty();
  }

  @Test
  void a_refused_command_that_is_taken_on_later_is_wrong() {
    assertThat(wrong("fulfil k1", refused("not_paid"), PAID, AT_REST)).isNotEmpty();
    assertThat(wrong("fulfil k1", refused("not_paid"), ACCEPTED, MOVING)).isNotEmpty();
    assertThat(wrong("pay k1", refused("already_paid"), CLOSED, AT_REST)).isNotEmpty();
    assertThat(wrong("pay k1", refused("already_paid"), DECLINED, AT_REST)).isNotEmpty();
  }

  @Test
  void a_refusal_of_an_ended_order_may_have_another_reason_once_it_is_reopened() {
    Answer paid = refused("already_paid");
    assertThat(wrong("pay k1", CLOSED, paid, REOPENED)).isEmpty();
    assertThat(wrong("pay k1", CLOSED, paid, AT_REST)).isNotEmpty();
    assertThat(wrong("pay k1", CLOSED, PAID, REOPENED)).isNotEmpty();
  }

  @Test
  void an_answer_that_no_client_should_get_is_wrong() {
    for (int status : List.of(404, 422, 500)) {
      Answer answer = new Answer(status, "{\"code\":\"command_id_reused\"}");
      assertThat(wrong("pay k1", PAID, answer, AT_REST)).as("" + status).isNotEmpty();
      assertThat(wrong("pay k1", answer, answer, AT_REST)).as("" + status).isNotEmpty();
    }
  }

  @Test
  void a_command_that_is_open_though_nothing_moves_is_wrong() {
    assertThat(wrong("pay k1", ACCEPTED, ACCEPTED, AT_REST)).isNotEmpty();
  }

  @Test
  void an_answer_that_came_before_its_time_is_asked_for_again() {
    assertThat(Repeats.isEarly(heard("pay k1", PAID), ACCEPTED, AT_REST)).isTrue();
    assertThat(Repeats.isEarly(heard("pay k1", CLOSED), ACCEPTED, MOVING)).isTrue();
    assertThat(Repeats.isEarly(heard("pay k1", DECLINED), ACCEPTED, MOVING)).isTrue();
    assertThat(Repeats.isEarly(heard("pay k1", ACCEPTED), ACCEPTED, MOVING)).isFalse();
    assertThat(Repeats.isEarly(heard("pay k1", ACCEPTED), PAID, AT_REST)).isFalse();
  }

  @Test
  void a_command_that_was_taken_on_and_is_in_no_journal_is_lost() {
    assertThat(lost("pay k1", ACCEPTED, "k2", false)).hasSize(1);
    assertThat(lost("pay k1", ACCEPTED, "k1", false)).isEmpty();
    assertThat(lost("place", new Answer(201, "{}"), "", false)).isEmpty();
    assertThat(lost("pay k1", refused("already_paid"), "", false)).isEmpty();
  }

  @Test
  void a_cancel_of_an_ended_order_leaves_no_fact() {
    Answer ended = new Answer(200, "{\"status\":\"CANCELLED\"}");
    assertThat(lost("cancel k2", ended, "", true)).isEmpty();
    assertThat(lost("cancel k2", ended, "", false)).as("it never ended").hasSize(1);
    assertThat(lost("cancel k2", ACCEPTED, "", true)).hasSize(1);
  }

  private static List<String> wrong(String what, Answer first, Answer again, Standing standing) {
    return Repeats.wrong(heard(what, first), again, standing);
  }

  private static List<String> lost(String what, Answer answer, String known, boolean hasEnded) {
    return Repeats.lost(List.of(heard(what, answer)), List.of(known), hasEnded);
  }

  private static Heard heard(String what, Answer answer) {
    return new Heard("A-1", what, answer, _ -> answer);
  }

  private static Answer refused(String code) {
    return new Answer(409, "{\"code\":\"%s\"}".formatted(code));
  }

  private static Answer declined(String why) {
    return new Answer(402, "{\"code\":\"payment_declined\",\"declineCode\":\"%s\"}".formatted(why));
  }
}
