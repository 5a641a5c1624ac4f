package io.quittance.domain;

import static io.quittance.domain.Play.eur;
import static io.quittance.domain.Play.placed;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Rule 13: a refund and a chargeback would pay twice. */
class DisputeTest {

  @Test
  void a_dispute_asks_a_person_and_says_of_what() {
    Play play = disputed();
    Review review = Objects.requireNonNull(play.order().review());
    assertThat(review.kind()).isEqualTo(Review.Kind.DISPUTED);
    assertThat(review.concerns()).isEqualTo(play.payment());
    assertThat(review.amount()).isEqualTo(eur(4210));
    assertThat(review.evidence()).isEqualTo("The customer disputes A-1-p1 at the bank");
  }

  @Test
  void a_dispute_told_again_is_the_same_dispute() {
    Play play = disputed();
    int facts = play.facts().size();
    play.answer(new Outcome.Disputed(play.payment(), eur(4210), eur(0), "ch_1"));
    assertThat(play.facts()).hasSize(facts);
  }

  @Test
  void a_dispute_may_be_the_first_that_is_heard_of_the_money() {
    Play play = placed().pay().send();
    play.answer(new Outcome.Disputed(play.payment(), eur(4210), eur(0), "ch_1"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.PAID);
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.DISPUTED);
    assertThat(play.order().attempts().getLast().providerReference()).isEqualTo("ch_1");
  }

  @Test
  void what_went_back_of_a_disputed_payment_is_known_too() {
    Play play = placed().pay().send();
    play.answer(new Outcome.Disputed(play.payment(), eur(4210), eur(1000), "ch_1"));
    assertThat(play.money().held()).isEqualTo(3210);
    play.answer(new Outcome.Disputed(play.payment(), eur(4210), eur(4210), "ch_1"));
    assertThat(play.money().held()).isZero();
  }

  @Test
  void a_dispute_of_another_amount_than_asked_for_pays_nothing() {
    Play play = placed().pay().send();
    play.answer(new Outcome.Disputed(play.payment(), eur(4000), eur(0), "ch_1"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.PAYING);
    assertThat(play.order().attempts().getLast().isDisputed()).isTrue();
  }

  @Test
  void a_dispute_that_is_withdrawn_asks_nobody_any_more_and_lets_a_cancel_go() {
    Play play = disputed().captured();
    assertThat(play.reviewKind()).isNull();
    play.cancel();
    assertThat(play.begin()).isInstanceOf(Step.Refund.class);
  }

  @Test
  void a_refund_not_sent_yet_is_not_sent_once_its_payment_is_disputed() {
    Play play = placed().pay().send().captured().refund(1000L);
    play.answer(new Outcome.Disputed(play.payment(), eur(4210), eur(0), "ch_1"));
    assertThat(play.order().refunds().getLast().state())
        .isEqualTo(new RefundState.Failed(RefusalCause.DISPUTED, null));
    assertThat(play.next()).isEqualTo(new Step.AwaitUntil(null));
  }

  @Test
  void a_disputed_payment_of_a_cancelling_order_is_not_returned() {
    Play play = placed().pay().send().cancel();
    play.answer(new Outcome.Disputed(play.payment(), eur(4210), eur(0), "ch_1"));
    assertThat(play.order().refunds()).isEmpty();
    assertThat(play.order().status()).isEqualTo(OrderStatus.CANCELLING);
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.DISPUTED);
  }

  @Test
  void a_refund_refused_for_a_dispute_tells_of_the_dispute() {
    Play play = placed().pay().send().captured().fulfil().refund(1000L).send();
    play.answer(new Outcome.Refused(play.lastRefund(), RefusalCause.DISPUTED));
    assertThat(play.order().attempts().getLast().isDisputed()).isTrue();
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.DISPUTED);
  }

  @Test
  void goods_may_go_for_a_disputed_payment() {
    assertThat(disputed().fulfil().order().status()).isEqualTo(OrderStatus.FULFILLED);
  }

  @Test
  void a_disputed_order_does_not_complete_though_its_refund_window_is_over() {
    Play play = placed().pay().send().captured().fulfil();
    play.answer(new Outcome.Disputed(play.payment(), eur(4210), eur(0), "ch_1"));
    assertThat(play.after(Duration.ofDays(31)).order().status()).isEqualTo(OrderStatus.FULFILLED);
    assertThat(play.next()).isEqualTo(new Step.AwaitUntil(null));
  }

  private static Play disputed() {
    Play play = placed().pay().send().captured();
    return play.answer(new Outcome.Disputed(play.payment(), eur(4210), eur(0), "ch_1"));
  }
}
