package io.quittance.domain;

import static io.quittance.domain.Play.eur;
import static io.quittance.domain.Play.placedToAuthorize;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * Money that is reserved first: captured by fulfilment, voided by a cancel, gone when it is old.
 */
class ReservationTest {

  @Test
  void a_charge_of_an_order_that_reserves_takes_nothing() {
    assertThat(placedToAuthorize().pay().begin())
        .isInstanceOfSatisfying(Step.Charge.class, c -> assertThat(c.capture()).isFalse());
    assertThat(Play.placed().pay().begin())
        .isInstanceOfSatisfying(Step.Charge.class, c -> assertThat(c.capture()).isTrue());
  }

  @Test
  void a_reservation_ends_the_time_to_pay() {
    Play play = reserved().after(Duration.ofHours(1));
    assertThat(play.order().status()).isEqualTo(OrderStatus.AUTHORIZED);
    assertThat(play.order().windowClosed()).isFalse();
  }

  @Test
  void a_wrong_amount_that_is_reserved_is_asked_about_and_does_not_expire() {
    Play play = placedToAuthorize().pay().send();
    play.answer(new Outcome.Authorized(play.payment(), eur(4000), "ch_1"));
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.WRONG_AMOUNT);
    play.after(Duration.ofHours(1));
    assertThat(play.order().windowClosed()).isFalse();
    assertThat(play.order().status()).isEqualTo(OrderStatus.PAYING);
  }

  @Test
  void a_capture_of_less_than_was_reserved_fulfils_nothing() {
    Play play = reserved().fulfil().send();
    play.answer(new Outcome.Captured(play.payment(), eur(4000), "ch_1"));
    assertThat(play.order().fulfilment()).isEqualTo(new Fulfilment.None());
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.WRONG_AMOUNT);
  }

  @Test
  void a_refused_capture_is_looked_at_and_leaves_the_order_reserved_if_it_still_is() {
    Play play = reserved().fulfil().send();
    play.answer(new Outcome.Refused(play.payment(), RefusalCause.OTHER));
    assertThat(play.order().fulfilment()).isEqualTo(new Fulfilment.None());
    assertThat(play.begin()).isInstanceOf(Step.LookUp.class);
    play.answer(new Outcome.Authorized(play.payment(), eur(4210), "ch_1"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.AUTHORIZED);
  }

  @Test
  void a_refused_capture_of_what_is_gone_leaves_the_order_unpaid() {
    Play play = reserved().fulfil().send();
    play.answer(new Outcome.Declined(play.payment(), "expired_card")).send();
    play.answer(new Outcome.Closed(play.payment()));
    assertThat(play.order().status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
  }

  @Test
  void a_capture_that_was_refused_is_not_sent_again_in_a_circle() {
    Play play = reserved();
    Instant start = play.now();
    for (int i = 0; i < 4; i++) {
      play.fulfil().untilCall();
      assertThat(play.begin()).isInstanceOf(Step.Capture.class);
      play.answer(new Outcome.Refused(play.payment(), RefusalCause.OTHER));
      play.send().answer(new Outcome.Authorized(play.payment(), eur(4210), "ch_1"));
    }
    assertThat(play.now()).isAfter(start.plusSeconds(30));
  }

  @Test
  void a_capture_without_an_answer_is_looked_at_and_not_sent_again_meanwhile() {
    Play play = reserved().fulfil().send().unknown();
    assertThat(play.order().status()).isEqualTo(OrderStatus.FULFILLING);
    assertThat(play.untilCall().begin()).isInstanceOf(Step.LookUp.class);
    assertThat(play.captured().order().status()).isEqualTo(OrderStatus.FULFILLED);
  }

  @Test
  void a_cancel_during_the_capture_returns_what_it_took() {
    Play play = reserved().fulfil().send().cancel();
    assertThat(play.decide(new Command.Fulfil(play.header())))
        .isEqualTo(new Reply.Refused(RefusalCode.ORDER_CANCELLING));
    play.captured();
    assertThat(play.order().status()).isEqualTo(OrderStatus.CANCELLING);
    assertThat(play.begin()).isInstanceOf(Step.Refund.class);
  }

  @Test
  void a_void_that_is_refused_is_looked_at_and_sent_again_later() {
    Play play = reserved().cancel().send();
    play.answer(new Outcome.Refused(play.payment(), RefusalCause.OTHER));
    assertThat(play.begin()).isInstanceOf(Step.LookUp.class);
    play.answer(new Outcome.Authorized(play.payment(), eur(4210), "ch_1"));
    assertThat(play.next()).isInstanceOf(Step.AwaitUntil.class);
    assertThat(play.untilCall().begin()).isInstanceOf(Step.Close.class);
  }

  @Test
  void a_newer_payment_that_was_not_sent_is_dropped_when_the_older_one_reserves() {
    Play play = placedToAuthorize().pay("page").send();
    Reference first = play.payment();
    play.answer(new Outcome.Pending(first, "https://pay.example/1", "ch_1"));
    play.pay("card").send();
    Reference second = play.payment();
    play.answer(new Outcome.Refused(first, RefusalCause.OTHER)).send();
    play.answer(new Outcome.Authorized(first, eur(4210), "ch_1"));

    assertThat(play.order().status()).isEqualTo(OrderStatus.AUTHORIZED);
    assertThat(play.order().attempt(second).orElseThrow().state())
        .isInstanceOf(AttemptState.Closed.class);
    play.fulfil().untilCall().send();
    play.answer(new Outcome.Declined(first, "expired_card")).send();
    play.answer(new Outcome.Closed(first));
    assertThat(play.next()).as("nothing is charged").isInstanceOf(Step.AwaitUntil.class);
    assertThat(play.order().status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
  }

  @Test
  void a_reservation_that_outlives_its_promise_is_left_alone_for_a_day() {
    Play play = reserved().after(Duration.ofDays(7));
    assertThat(play.begin()).isInstanceOf(Step.LookUp.class);
    play.answer(new Outcome.Authorized(play.payment(), eur(4210), "ch_1"));
    assertThat(play.next()).isEqualTo(new Step.AwaitUntil(play.now().plus(Duration.ofDays(1))));
  }

  @Test
  void a_look_without_an_answer_changes_nothing_of_what_is_reserved() {
    Play play = reserved().after(Duration.ofDays(7)).send();
    play.answer(new Outcome.Unknown(play.payment()));
    assertThat(play.order().status()).isEqualTo(OrderStatus.AUTHORIZED);
    assertThat(play.money().authorized()).isEqualTo(4210);
    assertThat(play.order().attempts().getLast().providerReference()).isEqualTo("ch_1");
    assertThat(play.next()).isInstanceOf(Step.AwaitUntil.class);
  }

  @Test
  void what_is_reserved_after_the_time_to_pay_is_kept_and_reserves_the_order() {
    Play play = placedToAuthorize().pay().send().after(Duration.ofHours(1));
    play.answer(new Outcome.Authorized(play.payment(), eur(4210), "ch_1"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.AUTHORIZED);
  }

  @Test
  void a_reservation_of_a_dead_attempt_is_voided_when_another_has_paid() {
    Play play = placedToAuthorize().pay().send();
    Reference first = play.payment();
    play.answer(new Outcome.Declined(first, "card_declined")).pay().send().captured();
    play.answer(new Outcome.Authorized(first, eur(4210), "ch_0"));
    assertThat(play.begin())
        .isEqualTo(new Step.Close(new Reference.ToPayment(play.order().id(), 1), "simulator"));
  }

  private static Play reserved() {
    Play play = placedToAuthorize().pay().send();
    return play.answer(new Outcome.Authorized(play.payment(), eur(4210), "ch_1"));
  }
}
