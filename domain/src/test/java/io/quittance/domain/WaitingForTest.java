package io.quittance.domain;

import static io.quittance.domain.Play.eur;
import static io.quittance.domain.Play.placed;
import static io.quittance.domain.Play.placedToAuthorize;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.domain.WaitingFor.What;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an order says it waits for. */
class WaitingForTest {

  @Test
  void an_order_just_placed_waits_for_its_payment_until_the_time_to_pay_is_over() {
    Play play = placed();
    expect(play, What.PAYMENT, null, play.order().payBy());
  }

  @Test
  void a_call_in_flight_is_waited_for_before_anything_else() {
    Play play = placed().pay().send();
    expect(play, What.PROVIDER_ANSWER, play.payment(), null);
  }

  @Test
  void what_is_unknown_is_waited_for_until_its_next_look() {
    Play play = placed().pay().send().unknown();
    expect(play, What.SETTLEMENT, play.payment(), play.now().plusSeconds(1));
  }

  @Test
  void a_charge_that_was_turned_away_waits_for_its_next_send() {
    Play play = placed().pay().send();
    play.answer(new Outcome.NotSent(play.payment(), Duration.ofSeconds(7)));
    expect(play, What.SENDING, play.payment(), play.now().plusSeconds(7));
  }

  @Test
  void of_several_calls_the_first_that_is_due_is_named() {
    Play play = placed().pay().send().captured().fulfil().refund(1000L).send();
    play.answer(new Outcome.Unknown(play.lastRefund()));
    play.untilCall().send().answer(new Outcome.Unknown(play.lastRefund())).refund(500L);
    expect(play, What.SENDING, play.lastRefund(), play.now());
  }

  @Test
  void a_paid_order_waits_for_the_shop() {
    expect(placed().pay().send().captured(), What.SHOP, null, null);
  }

  @Test
  void a_reservation_is_looked_at_when_its_life_is_over() {
    Play play = placedToAuthorize().pay().send();
    play.answer(new Outcome.Authorized(play.payment(), eur(4210), "ch_1"));
    expect(play, What.SETTLEMENT, play.payment(), play.now().plus(Duration.ofDays(7)));
  }

  @Test
  void a_fulfilled_order_waits_for_the_end_of_its_refund_window() {
    Play play = placed().pay().send().captured().fulfil();
    expect(play, What.REFUND_WINDOW, null, play.now().plus(Duration.ofDays(30)));
  }

  @Test
  void an_open_question_waits_for_a_person_though_the_refund_window_is_open() {
    Play play = placed().pay().send().captured().fulfil();
    play.answer(new Outcome.Disputed(play.payment(), eur(4210), eur(0), "ch_1"));
    expect(play, What.REVIEW, play.payment(), null);
  }

  @Test
  void an_order_that_has_ended_waits_for_nothing() {
    assertThat(OrderMachine.waitingFor(placed().cancel().order())).isNull();
  }

  private static void expect(
      Play play, What what, @Nullable Reference about, @Nullable Instant until) {
    assertThat(OrderMachine.waitingFor(play.order())).isEqualTo(new WaitingFor(what, about, until));
  }
}
