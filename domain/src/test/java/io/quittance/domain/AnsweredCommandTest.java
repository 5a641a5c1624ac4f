package io.quittance.domain;

import static io.quittance.domain.Play.eur;
import static io.quittance.domain.Play.placed;
import static io.quittance.domain.Play.placedToAuthorize;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a caller that waits for its command can be told something. */
class AnsweredCommandTest {

  private static final CommandId K = new CommandId("k");

  @Test
  void a_refusal_and_an_unknown_id_are_answered_at_once() {
    Play play = placed();
    assertThat(isAnswered(play)).isTrue();
    play.decide(new Command.Fulfil(k()));
    assertThat(isAnswered(play.pay().send())).isTrue();
  }

  @Test
  void what_changes_nothing_is_answered_though_a_call_is_in_flight() {
    Play play = placed().pay().send().cancel();
    play.decide(new Command.Cancel(k(), null));
    assertThat(isAnswered(play)).isTrue();
  }

  @Test
  void a_charge_that_was_turned_away_is_an_answer_though_it_is_sent_again() {
    Play play = placed();
    play.decide(new Command.Pay(k(), null, "tok_ok", null));
    play.send().answer(new Outcome.NotSent(play.payment(), Duration.ofSeconds(7)));
    assertThat(isAnswered(play)).isTrue();
    assertThat(isAnswered(play.untilCall().send())).isTrue();
  }

  @Test
  void a_pay_that_waits_for_another_to_be_closed_is_not_answered_by_the_close() {
    Play play = placed().pay("tok_redirect").send();
    Reference first = play.payment();
    play.answer(new Outcome.Pending(first, "https://bank.example/1", "ch_1"));
    play.decide(new Command.Pay(k(), null, "tok_ok", null));
    play.send().answer(new Outcome.Closed(first));
    assertThat(isAnswered(play)).isFalse();
    assertThat(isAnswered(play.send().captured())).isTrue();
  }

  @Test
  void a_cancel_of_a_charge_in_flight_waits_for_that_and_for_the_refund_it_leads_to() {
    Play play = placed().pay().send();
    play.decide(new Command.Cancel(k(), null));
    assertThat(isAnswered(play)).isFalse();
    play.captured();
    assertThat(isAnswered(play)).isFalse();
    play.send();
    assertThat(isAnswered(play)).isFalse();
    play.answer(new Outcome.RefundPending(play.lastRefund(), "re_1"));
    assertThat(isAnswered(play)).isTrue();
  }

  @Test
  void a_cancel_of_a_reservation_waits_for_the_close() {
    Play play = reserved();
    play.decide(new Command.Cancel(k(), null));
    play.send();
    assertThat(isAnswered(play)).isFalse();
    assertThat(isAnswered(play.unknown())).isTrue();
  }

  @Test
  void a_refund_that_was_refused_once_is_answered_though_the_next_is_on_its_way() {
    Play play = placed().pay().send().captured();
    play.decide(new Command.Cancel(k(), null));
    play.send().answer(new Outcome.Refused(play.lastRefund(), RefusalCause.OTHER));
    assertThat(isAnswered(play)).isTrue();
    assertThat(isAnswered(play.untilCall().send())).isTrue();
  }

  @Test
  void a_refund_that_is_sent_again_because_it_was_never_seen_is_answered() {
    Play play = placed().pay().send().captured();
    play.decide(new Command.Refund(k(), 1000L, null, null, null));
    play.send().answer(new Outcome.Unknown(play.lastRefund()));
    play.untilCall().send().answer(new Outcome.NotFound(play.lastRefund()));
    assertThat(isAnswered(play)).isTrue();
    assertThat(isAnswered(play.send())).isTrue();
  }

  @Test
  void a_refund_waits_for_its_own_call_and_for_no_other() {
    Play play = placed().pay().send().captured().refund(1000L).send();
    play.decide(new Command.Refund(k(), 500L, null, null, null));
    Reference second = play.lastRefund();
    assertThat(isAnswered(play)).isFalse();
    play.answer(new Outcome.RefundPending(play.order().refunds().getFirst().reference(), "re_1"));
    assertThat(isAnswered(play)).isFalse();
    assertThat(isAnswered(play.send().answer(new Outcome.RefundPending(second, "re_2")))).isTrue();
  }

  @Test
  void a_fulfilment_waits_for_the_capture_it_needs() {
    Play play = reserved();
    play.decide(new Command.Fulfil(k()));
    assertThat(isAnswered(play)).isFalse();
    play.send();
    assertThat(isAnswered(play)).isFalse();
    assertThat(isAnswered(play.unknown())).isTrue();
  }

  @Test
  void a_decision_of_a_review_is_answered_once_it_is_carried_out() {
    Play play = placed().pay().send().captured().cancel().send();
    play.answer(new Outcome.Refused(play.lastRefund(), RefusalCause.TOO_OLD));
    play.decide(
        new Command.Resolve(
            k(), play.reviewKind(), play.order().revision(), ReviewDecision.RETRY, null));
    assertThat(isAnswered(play)).isFalse();
    play.send().captured();
    play.send().answer(new Outcome.Refused(play.lastRefund(), RefusalCause.TOO_OLD));
    assertThat(isAnswered(play)).isTrue();
  }

  @Test
  void a_notice_is_answered_at_once() {
    Play play = placed().pay().send().unknown();
    play.decide(new Command.Notice(k(), "simulator", "evt_1", null, null, null));
    assertThat(isAnswered(play.send())).isTrue();
  }

  private static boolean isAnswered(Play play) {
    return OrderMachine.isAnswered(play.order(), K);
  }

  private static Command.Header k() {
    return Play.header("k", "f");
  }

  private static Play reserved() {
    Play play = placedToAuthorize().pay().send();
    return play.answer(new Outcome.Authorized(play.payment(), eur(4210), "ch_1"));
  }
}
