package io.quittance.domain;

import static io.quittance.domain.Play.eur;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rule 10: money that no order asked for is an order of its own, and a person decides. */
class UnmatchedMoneyTest {

  @Test
  void it_is_cancelling_and_in_review_and_nothing_is_sent() {
    Play play = found();
    assertThat(play.order().status()).isEqualTo(OrderStatus.CANCELLING);
    assertThat(play.money().held()).isEqualTo(4210);
    Review review = Objects.requireNonNull(play.order().review());
    assertThat(review.kind()).isEqualTo(Review.Kind.UNMATCHED_MONEY);
    assertThat(review.concerns()).isEqualTo(play.payment());
    assertThat(review.amount()).isEqualTo(eur(4210));
    assertThat(review.evidence()).isEqualTo("simulator took 42.10 EUR as theirs-7, for no order");
    assertThat(play.next()).isEqualTo(new Step.AwaitUntil(null));
  }

  @Test
  void it_can_be_returned_settled_or_written_off_and_nothing_else() {
    assertThat(OrderMachine.allowedDecisions(found().order()))
        .containsExactly(
            ReviewDecision.RETRY, ReviewDecision.SETTLED_OUTSIDE, ReviewDecision.WRITE_OFF);
  }

  @Test
  void to_try_is_to_return_it_under_the_name_that_the_provider_gave_it() {
    Play play = found();
    decide(play, ReviewDecision.RETRY, null);
    assertThat(play.begin()).isEqualTo(new Step.LookUp(play.payment(), "theirs-7", "simulator"));
    play.captured();
    assertThat(play.begin())
        .isInstanceOfSatisfying(
            Step.Refund.class,
            refund -> {
              assertThat(refund.chargeName()).isEqualTo("theirs-7");
              assertThat(refund.amount()).isEqualTo(eur(4210));
            });
    play.answer(new Outcome.Refunded(play.lastRefund(), eur(4210), "re_1"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
  }

  @Test
  void what_was_given_back_meanwhile_asks_nobody_any_more() {
    Play play = found();
    play.decide(
        new Command.Notice(
            play.header(), "simulator", "evt_1", play.payment(), NoticeClaim.REVERSED, null));
    play.send().answer(new Outcome.Captured(play.payment(), eur(4210), eur(4210), "ch_7"));
    assertThat(play.reviewKind()).isNull();
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
  }

  @Test
  void what_is_settled_outside_is_owed_to_nobody() {
    Play play = found();
    decide(play, ReviewDecision.SETTLED_OUTSIDE, "bank 77");
    play.send().captured();
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
    assertThat(play.books().balances())
        .containsEntry("merchant/adjustments EUR", -4210L)
        .doesNotContainKey("suspense/unmatched EUR");
  }

  @Test
  void it_is_asked_about_again_when_another_question_took_the_place_of_this_one() {
    Play play = found();
    decide(play, ReviewDecision.RETRY, null);
    play.send().answer(new Outcome.Disputed(play.payment(), eur(4210), eur(0), "ch_7"));
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.DISPUTED);
    decide(play, ReviewDecision.RETRY, null);
    play.send().captured();
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.UNMATCHED_MONEY);
    assertThat(play.order().refunds()).isEmpty();
  }

  private static void decide(Play play, ReviewDecision decision, @Nullable String evidence) {
    play.decide(
        new Command.Resolve(
            play.header(), play.reviewKind(), play.order().revision(), decision, evidence));
  }

  private static Play found() {
    OrderTerms like = Play.terms(CaptureMode.SALE, Play.TRAITS);
    OrderTerms terms =
        new OrderTerms(
            new OrderId("unmatched-simulator-theirs-7"),
            "unmatched",
            eur(4210),
            null,
            like.payWithin(),
            like.capture(),
            LatePayment.HOLD_FOR_REVIEW,
            like.refundWindow(),
            new TreeMap<>(),
            like.providers());
    return new Play(
        OrderMachine.found(
            new Fact.OrderPlaced(terms, Play.START), "simulator", "theirs-7", "ch_7"));
  }
}
