package io.quittance.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.e2e.Http.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The judge of repeated commands finds the lost, the forgotten and the changed. */
class RepeatsTest {

  private static final Answer ACCEPTED = new Answer(202, "{\"status\":\"PAYING\"}");
  private static final Answer PAID = new Answer(200, "{\"status\":\"PAID\"}");
  private static final Answer CLOSED = refused("order_closed");

  @Test
  void todays_result_of_a_command_is_right() {
    assertThat(Repeats.wrong("pay k1", ACCEPTED, PAID, true, false)).isEmpty();
    assertThat(Repeats.wrong("pay k1", PAID, CLOSED, true, false)).isEmpty();
    assertThat(Repeats.wrong("pay k1", ACCEPTED, refused("already_paid"), true, false)).isEmpty();
    assertThat(Repeats.wrong("pay k1", ACCEPTED, ACCEPTED, false, false)).isEmpty();
    assertThat(Repeats.wrong("pay k1", refused("order_cancelling"), CLOSED, true, false)).isEmpty();
  }

  @Test
  void an_accepted_command_that_is_refused_later_is_wrong() {
    assertThat(Repeats.wrong("pay k1", PAID, refused("payment_in_flight"), true, false))
        .isNotEmpty();
  }

  @Test
  void a_refused_command_that_is_taken_on_later_is_wrong() {
    assertThat(Repeats.wrong("fulfil k1", refused("not_paid"), PAID, true, false)).isNotEmpty();
    assertThat(Repeats.wrong("pay k1", refused("already_paid"), CLOSED, true, false)).isNotEmpty();
  }

  @Test
  void a_refusal_of_an_ended_order_may_have_another_reason_once_it_is_reopened() {
    Answer paid = refused("already_paid");
    assertThat(Repeats.wrong("pay k1", CLOSED, paid, true, true)).isEmpty();
    assertThat(Repeats.wrong("pay k1", CLOSED, paid, true, false)).isNotEmpty();
    assertThat(Repeats.wrong("pay k1", CLOSED, PAID, true, true)).isNotEmpty();
  }

  @Test
  void an_answer_that_no_client_should_get_is_wrong() {
    for (int status : List.of(404, 422, 500)) {
      Answer answer = new Answer(status, "{\"code\":\"command_id_reused\"}");
      assertThat(Repeats.wrong("pay k1", PAID, answer, true, false)).as("" + status).isNotEmpty();
    }
  }

  @Test
  void a_command_that_is_open_though_nothing_moves_is_wrong() {
    assertThat(Repeats.wrong("pay k1", ACCEPTED, ACCEPTED, true, false)).isNotEmpty();
  }

  @Test
  void a_command_that_was_taken_on_and_is_in_no_journal_is_lost() {
    assertThat(Repeats.lost(List.of(heard("pay k1", ACCEPTED)), List.of("k2"))).hasSize(1);
    assertThat(Repeats.lost(List.of(heard("pay k1", ACCEPTED)), List.of("k1"))).isEmpty();
    assertThat(Repeats.lost(List.of(heard("place", new Answer(201, "{}"))), List.of())).isEmpty();
    assertThat(Repeats.lost(List.of(heard("pay k1", refused("already_paid"))), List.of()))
        .isEmpty();
  }

  @Test
  void a_cancel_of_an_ended_order_leaves_no_fact() {
    Answer ended = new Answer(200, "{\"status\":\"CANCELLED\"}");
    assertThat(Repeats.lost(List.of(heard("cancel k2", ended)), List.of())).isEmpty();
  }

  private static Heard heard(String what, Answer answer) {
    return new Heard("A-1", what, answer, _ -> answer);
  }

  private static Answer refused(String code) {
    return new Answer(409, "{\"code\":\"%s\"}".formatted(code));
  }
}
