package io.quittance.domain;

import static io.quittance.domain.Play.eur;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rule 10: what becomes of money that comes in after the order has ended. */
class LatePaymentTest {

  @Test
  void it_goes_back_without_a_person() {
    Play play = late(LatePayment.AUTO_REFUND).captured();
    assertThat(play.order().status()).isEqualTo(OrderStatus.CANCELLING);
    assertThat(play.reviewKind()).isNull();
    assertThat(play.order().refunds())
        .singleElement()
        .matches(refund -> refund.origin() == RefundOrigin.LATE_PAYMENT);
    play.send().answer(new Outcome.Refunded(play.lastRefund(), eur(4210), "re_1"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
  }

  @Test
  void a_shop_that_wants_to_be_asked_is_asked_and_nothing_is_sent_meanwhile() {
    Play play = late(LatePayment.HOLD_FOR_REVIEW).captured();
    Review review = Objects.requireNonNull(play.order().review());
    assertThat(review.kind()).isEqualTo(Review.Kind.LATE_PAYMENT);
    assertThat(review.concerns()).isEqualTo(play.payment());
    assertThat(review.amount()).isEqualTo(eur(4210));
    assertThat(review.evidence()).isEqualTo("42.10 EUR came in after the order had ended");
    assertThat(play.order().refunds()).isEmpty();
    assertThat(play.next()).isEqualTo(new Step.AwaitUntil(null));
  }

  @Test
  void a_person_who_says_try_sends_it_back() {
    Play play = late(LatePayment.HOLD_FOR_REVIEW).captured();
    decide(play, ReviewDecision.RETRY, null);
    play.send().captured();
    assertThat(play.begin()).isInstanceOf(Step.Refund.class);
    play.answer(new Outcome.Refunded(play.lastRefund(), eur(4210), "re_1"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
  }

  @Test
  void a_person_who_settled_it_ends_the_order_with_what_was_adjusted() {
    Play play = late(LatePayment.HOLD_FOR_REVIEW).captured();
    decide(play, ReviewDecision.SETTLED_OUTSIDE, "bank 77");
    play.send().captured();
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
    assertThat(play.money().adjusted()).isEqualTo(4210);
  }

  @Test
  void money_that_the_provider_has_given_back_already_asks_nobody() {
    Play play = late(LatePayment.HOLD_FOR_REVIEW);
    play.answer(new Outcome.Captured(play.payment(), eur(4210), eur(4210), "ch_1"));
    assertThat(play.reviewKind()).isNull();
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
  }

  @Test
  void money_of_an_attempt_that_was_still_open_at_the_cancel_is_not_late() {
    Play play = new Play(terms(LatePayment.HOLD_FOR_REVIEW)).pay().send().cancel().captured();
    assertThat(play.reviewKind()).isNull();
    assertThat(play.begin()).isInstanceOf(Step.Refund.class);
  }

  @Test
  void a_wrong_amount_that_came_late_goes_back_too() {
    Play play = late(LatePayment.AUTO_REFUND);
    play.answer(new Outcome.Captured(play.payment(), eur(4000), "ch_1"));
    assertThat(play.reviewKind()).isNull();
    assertThat(play.order().refunds())
        .singleElement()
        .matches(refund -> refund.amount().equals(eur(4000)));
  }

  @Test
  void the_order_tells_which_news_reopened_it() {
    Play play = late(LatePayment.AUTO_REFUND);
    assertThat(play.facts())
        .anyMatch(
            fact ->
                fact instanceof Fact.OrderReopened f
                    && f.why().equals("News of A-1-p1: CAPTURED")
                    && f.from() == OrderStatus.EXPIRED);
  }

  @Test
  void it_is_held_although_another_question_is_open_when_it_comes_and_asked_about_after_that() {
    Play play = twice(LatePayment.HOLD_FOR_REVIEW);
    Reference second = new Reference.ToPayment(play.order().id(), 2);
    play.decide(notice(play, second, NoticeClaim.CAPTURED));
    play.send().answer(new Outcome.Captured(second, eur(4210), "ch_2"));
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.LATE_PAYMENT);
    decide(play, ReviewDecision.RETRY, null);
    play.send().answer(new Outcome.Captured(second, eur(4210), "ch_2"));
    play.send().answer(new Outcome.Refused(play.lastRefund(), RefusalCause.TOO_OLD));
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.REFUND_REFUSED);

    Reference first = new Reference.ToPayment(play.order().id(), 1);
    play.decide(notice(play, first, NoticeClaim.CAPTURED));
    play.send().answer(new Outcome.Captured(first, eur(4210), "ch_1"));
    assertThat(play.order().refunds()).hasSize(1);
    settle(play, "bank 81");
    assertThat(play.money().adjusted()).isEqualTo(4210);
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.LATE_PAYMENT);
    assertThat(Objects.requireNonNull(play.order().review()).concerns()).isEqualTo(first);
    settle(play, "bank 84");
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
    assertThat(play.money().adjusted()).isEqualTo(8420);
  }

  @Test
  void a_decision_about_one_of_two_late_payments_leaves_the_other_held() {
    Play play = twice(LatePayment.HOLD_FOR_REVIEW);
    Reference first = new Reference.ToPayment(play.order().id(), 1);
    Reference second = new Reference.ToPayment(play.order().id(), 2);
    play.decide(notice(play, first, NoticeClaim.CAPTURED));
    play.send().answer(new Outcome.Captured(first, eur(4210), "ch_1"));
    play.decide(notice(play, second, NoticeClaim.CAPTURED));
    play.send().answer(new Outcome.Captured(second, eur(4210), "ch_2"));
    decide(play, ReviewDecision.RETRY, null);
    lookedAt(play);
    assertThat(play.order().refunds())
        .singleElement()
        .matches(refund -> refund.payment().equals(first));
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.LATE_PAYMENT);
    assertThat(Objects.requireNonNull(play.order().review()).concerns()).isEqualTo(second);
    play.send().answer(new Outcome.Refunded(play.lastRefund(), eur(4210), "re_1"));
    assertThat(play.next()).isEqualTo(new Step.AwaitUntil(null));
    decide(play, ReviewDecision.WRITE_OFF, null);
    lookedAt(play);
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
    assertThat(play.money().adjusted()).isEqualTo(4210);
  }

  private static void settle(Play play, String evidence) {
    decide(play, ReviewDecision.SETTLED_OUTSIDE, evidence);
    lookedAt(play);
  }

  /** What is refused stays refused, and what is taken and was not returned stays taken. */
  private static void lookedAt(Play play) {
    while (play.next() instanceof Step.LookUp look) {
      play.send();
      play.answer(
          look.reference() instanceof Reference.ToRefund of
              ? new Outcome.Refused(of, RefusalCause.TOO_OLD)
              : new Outcome.Captured(
                  look.reference(), eur(4210), eur(returned(play, look.reference())), "ch"));
    }
  }

  private static long returned(Play play, Reference payment) {
    return play.order().returned(play.order().attempt(payment).orElseThrow());
  }

  @Test
  void a_decision_that_meets_money_which_was_settled_and_went_back_too_is_void() {
    Play play = twice(LatePayment.HOLD_FOR_REVIEW);
    Reference first = new Reference.ToPayment(play.order().id(), 1);
    Reference second = new Reference.ToPayment(play.order().id(), 2);
    play.decide(notice(play, second, NoticeClaim.CAPTURED));
    play.send().answer(new Outcome.Captured(second, eur(4210), "ch_2"));
    decide(play, ReviewDecision.SETTLED_OUTSIDE, "bank 82");
    play.send().answer(new Outcome.Captured(second, eur(4210), "ch_2"));
    play.decide(notice(play, first, NoticeClaim.CAPTURED));
    play.send().answer(new Outcome.Captured(first, eur(4210), "ch_1"));
    decide(play, ReviewDecision.SETTLED_OUTSIDE, "bank 83");
    play.send().answer(new Outcome.Captured(first, eur(4210), "ch_1"));
    Decision both =
        OrderMachine.apply(
            play.order(), new Outcome.Captured(second, eur(4210), eur(4210), "ch_2"), play.now());
    Order after = OrderMachine.evolveAll(play.order(), both.facts());
    assertThat(after.review())
        .matches(review -> review != null && review.kind() == Review.Kind.INVARIANT_BROKEN);
    assertThat(after.resolution()).isNull();
    assertThat(Position.of(after).adjusted()).isEqualTo(4210);
  }

  @Test
  void it_stays_held_when_another_question_takes_the_place_of_the_one_about_it() {
    Play play = late(LatePayment.HOLD_FOR_REVIEW).captured();
    decide(play, ReviewDecision.RETRY, null);
    play.send().answer(new Outcome.Disputed(play.payment(), eur(4210), eur(0), "ch_1"));
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.DISPUTED);
    decide(play, ReviewDecision.RETRY, null);
    play.send().captured();
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.LATE_PAYMENT);
    assertThat(play.order().refunds()).isEmpty();
    decide(play, ReviewDecision.RETRY, null);
    play.send().captured();
    assertThat(play.begin()).isInstanceOf(Step.Refund.class);
  }

  @Test
  void it_is_late_too_if_the_customer_was_still_acting_when_the_order_was_reopened() {
    Play play = late(LatePayment.HOLD_FOR_REVIEW);
    play.answer(new Outcome.Pending(play.payment(), "https://bank.example/1", "ch_1"));
    play.send().answer(new Outcome.Refused(play.payment(), RefusalCause.TOO_LATE));
    play.send().captured();
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.LATE_PAYMENT);
    assertThat(play.order().refunds()).isEmpty();
  }

  private static Play twice(LatePayment policy) {
    Play play = new Play(terms(policy)).pay().send();
    play.answer(new Outcome.Declined(play.payment(), "card_declined")).pay().send();
    return play.answer(new Outcome.Declined(play.payment(), "card_declined")).cancel();
  }

  private static Command.Notice notice(Play play, Reference about, NoticeClaim claim) {
    return new Command.Notice(play.header(), "simulator", "evt_1", about, claim, null);
  }

  private static Play late(LatePayment policy) {
    Play play = new Play(terms(policy)).pay().send();
    play.answer(new Outcome.Declined(play.payment(), "card_declined")).after(Duration.ofHours(1));
    play.decide(
        new Command.Notice(
            play.header(), "simulator", "evt_1", play.payment(), NoticeClaim.CAPTURED, null));
    return play.send();
  }

  private static void decide(Play play, ReviewDecision decision, @Nullable String evidence) {
    play.decide(
        new Command.Resolve(
            play.header(), play.reviewKind(), play.order().revision(), decision, evidence));
  }

  private static OrderTerms terms(LatePayment policy) {
    return Play.terms(CaptureMode.SALE, Play.TRAITS, policy);
  }
}
