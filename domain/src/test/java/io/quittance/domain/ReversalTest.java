package io.quittance.domain;

import static io.quittance.domain.Play.eur;
import static io.quittance.domain.Play.placed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a provider returns by itself, beside what we sent back. */
class ReversalTest {

  @Test
  void what_went_back_beyond_our_refunds_is_the_providers_own_doing() {
    Play play = refunded(paid().refund(1000L).send(), 1000);
    tellReturned(play, 1500);
    assertThat(play.order().refunds().getLast().origin()).isEqualTo(RefundOrigin.PROVIDER);
    assertThat(play.order().refunds().getLast().amount()).isEqualTo(eur(500));
    Review review = Objects.requireNonNull(play.order().review());
    assertThat(review.kind()).isEqualTo(Review.Kind.PROVIDER_REVERSED);
    assertThat(review.amount()).isEqualTo(eur(500));
    assertThat(review.evidence()).isEqualTo("simulator gave 5.00 EUR of A-1-p1 back by itself");
  }

  @Test
  void a_refund_under_way_may_be_what_went_back() {
    Play play = paid().refund(1000L).send();
    play.answer(new Outcome.RefundPending(play.lastRefund(), "re_1"));
    tellReturned(play, 1000);
    assertThat(play.order().refunds()).hasSize(1);
    assertThat(play.reviewKind()).isNull();
    tellReturned(play, 1001);
    assertThat(play.order().refunds().getLast().amount()).isEqualTo(eur(1));
  }

  @Test
  void the_same_total_told_again_is_the_same_reversal() {
    Play play = paid();
    tellReturned(play, 1500);
    play.decide(notice(play, play.payment(), null));
    play.send().answer(new Outcome.Captured(play.payment(), eur(4210), eur(1500), "ch_1"));
    assertThat(play.order().refunds()).hasSize(1);
    assertThat(play.money().held()).isEqualTo(2710);
  }

  @Test
  void a_reversal_that_is_known_is_no_news() {
    Play play = paid();
    tellReturned(play, 4210);
    assertThat(
            OrderMachine.heard(
                play.order(), notice(play, play.payment(), NoticeClaim.REVERSED), play.now()))
        .isEqualTo(NoticeStanding.KNOWN);
  }

  @Test
  void a_reversal_of_a_part_leaves_another_to_be_news() {
    Play play = paid();
    tellReturned(play, 1500);
    assertThat(
            OrderMachine.heard(
                play.order(), notice(play, play.payment(), NoticeClaim.REVERSED), play.now()))
        .isEqualTo(NoticeStanding.NEWS);
  }

  @Test
  void a_refund_not_sent_yet_that_still_fits_is_sent() {
    Play play = paid().refund(1000L);
    tellReturned(play, 3210);
    assertThat(play.order().refunds().getFirst().state().isOpen()).isTrue();
    assertThat(play.begin()).isInstanceOf(Step.Refund.class);
  }

  @Test
  void a_refund_not_sent_yet_that_no_longer_fits_is_not_sent() {
    Play play = paid().refund(1000L);
    tellReturned(play, 3211);
    assertThat(play.order().refunds().getFirst().state())
        .isEqualTo(new RefundState.Failed(RefusalCause.SUPERSEDED, null));
    assertThat(play.money().held()).isEqualTo(999);
  }

  @Test
  void of_several_refunds_not_sent_yet_those_that_fit_are_sent() {
    Play play = paid().refund(1000L).refund(500L).refund(200L);
    tellReturned(play, 2900);
    assertThat(play.order().refunds())
        .extracting(refund -> refund.state().label())
        .containsExactly("REQUESTED", "FAILED", "REQUESTED", "SUCCEEDED");
  }

  @Test
  void less_than_we_sent_back_makes_us_look_at_each_of_our_refunds_once() {
    Play play = refunded(paid().refund(1000L).send(), 1000);
    refunded(play.refund(500L).send(), 500);
    tellReturned(play, 500);
    assertThat(play.order().looks()).hasSize(2);
    play.decide(notice(play, play.payment(), null));
    assertThat(play.order().looks()).hasSize(3);
  }

  @Test
  void a_total_in_another_currency_tells_nothing() {
    Play play = paid();
    play.decide(notice(play, play.payment(), null));
    play.send();
    play.answer(new Outcome.Captured(play.payment(), eur(4210), Money.of(4210, "JPY"), "ch_1"));
    assertThat(play.order().refunds()).isEmpty();
    assertThat(play.money().held()).isEqualTo(4210);
  }

  @Test
  void a_cancelling_order_wants_its_money_back_so_nobody_is_asked() {
    Play play = paid();
    play.decide(notice(play, play.payment(), NoticeClaim.REVERSED));
    play.send().cancel().answer(new Outcome.Captured(play.payment(), eur(4210), eur(4210), "ch_1"));
    assertThat(play.reviewKind()).isNull();
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
  }

  @Test
  void a_second_payment_that_went_back_by_itself_asks_nobody() {
    Play play = placed().pay().send();
    Reference first = play.payment();
    play.answer(new Outcome.Declined(first, "card_declined")).pay().send().captured();
    play.answer(new Outcome.Captured(first, eur(4210), eur(4210), "ch_0"));
    assertThat(play.reviewKind()).isNull();
    assertThat(play.order().status()).isEqualTo(OrderStatus.PAID);
    assertThat(play.money().held()).isEqualTo(4210);
  }

  @Test
  void a_question_about_a_reversal_is_answered_by_a_cancel() {
    Play play = paid();
    tellReturned(play, 1500);
    play.cancel();
    assertThat(play.reviewKind()).isNull();
    assertThat(play.begin())
        .isInstanceOfSatisfying(
            Step.Refund.class, refund -> assertThat(refund.amount()).isEqualTo(eur(2710)));
  }

  @Test
  void to_accept_a_full_reversal_ends_the_order_refunded_and_a_part_leaves_it_paid() {
    Play all = paid();
    tellReturned(all, 4210);
    accept(all, 4210);
    assertThat(all.order().status()).isEqualTo(OrderStatus.REFUNDED);
    Play part = paid();
    tellReturned(part, 1500);
    accept(part, 1500);
    assertThat(part.order().status()).isEqualTo(OrderStatus.PAID);
    assertThat(part.reviewKind()).isNull();
  }

  @Test
  void a_refund_that_waits_is_still_sent_if_it_fits_beside_what_the_provider_gave() {
    assertThat(waitingAfter(2210).state()).isInstanceOf(RefundState.Requested.class);
  }

  @Test
  void a_refund_that_waits_is_not_sent_if_it_fits_no_longer() {
    assertThat(waitingAfter(2211).state())
        .isEqualTo(new RefundState.Failed(RefusalCause.SUPERSEDED, null));
  }

  /** Of 42.10, 5 are back, 7 under way and 8 wait, when the provider's total grows by so much. */
  private static Refund waitingAfter(long excess) {
    Play play = refunded(paid().refund(500L).send(), 500).refund(700L).send();
    play.answer(new Outcome.RefundPending(play.lastRefund(), "re_2")).refund(800L);
    Reference waiting = play.lastRefund();
    tellReturned(play, 500 + 700 + excess);
    assertThat(play.order().refunds().getLast().amount()).isEqualTo(eur(excess));
    return play.order().refund(waiting).orElseThrow();
  }

  @Test
  void what_was_settled_outside_leaves_less_room_for_a_refund_that_waits() {
    for (long excess : new long[] {2210, 2211}) {
      Play play = paid().fulfil().refund(1000L).send();
      play.answer(new Outcome.Refused(play.lastRefund(), RefusalCause.ACCOUNT_CLOSED));
      Reference refused = play.lastRefund();
      decide(play, ReviewDecision.SETTLED_OUTSIDE);
      play.send().captured().send();
      play.answer(new Outcome.Refused(refused, RefusalCause.ACCOUNT_CLOSED)).refund(1000L);
      Reference waiting = play.lastRefund();
      tellReturned(play, excess);
      assertThat(play.order().refund(waiting).orElseThrow().state().isOpen())
          .isEqualTo(excess == 2210);
    }
  }

  @Test
  void what_was_taken_back_is_looked_at_where_it_was_ours_and_had_gone_back() {
    Play play = refunded(paid().refund(500L).send(), 500).refund(700L).send();
    Reference first = new Reference.ToRefund(play.order().id(), 1);
    play.answer(new Outcome.RefundPending(play.lastRefund(), "re_2"));
    tellReturned(play, 0);
    assertThat(play.order().looks()).extracting(Look::of).containsExactly(first);
    int facts = play.facts().size();
    tellReturned(play, 0);
    assertThat(play.facts()).as("it is being looked at already").hasSize(facts);
  }

  @Test
  void what_the_provider_gave_by_itself_and_took_back_asks_a_person() {
    Play play = paid();
    tellReturned(play, 1500);
    play.decide(notice(play, play.payment(), null));
    play.send().captured();
    assertThat(play.order().looks()).isEmpty();
    assertThat(play.order().refunds()).hasSize(1);
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.PROVIDER_REVERSED);
    Play cancelled = placed().pay().send().cancel();
    cancelled.answer(new Outcome.Captured(cancelled.payment(), eur(4210), eur(4210), "ch_1"));
    cancelled.decide(notice(cancelled, cancelled.payment(), null));
    cancelled.send().captured();
    assertThat(cancelled.reviewKind()).isEqualTo(Review.Kind.PROVIDER_DIFFERS);
  }

  @Test
  void a_refund_refused_for_another_reason_is_not_explained_by_a_reversal() {
    Play play = paid().cancel().send();
    Reference refused = play.lastRefund();
    play.answer(new Outcome.Refused(refused, RefusalCause.TOO_OLD));
    tellReturned(play, 1000);
    assertThat(play.order().refund(refused).orElseThrow().state())
        .isEqualTo(new RefundState.Failed(RefusalCause.TOO_OLD, null));
  }

  private static void decide(Play play, ReviewDecision decision) {
    play.decide(
        new Command.Resolve(
            play.header(), play.reviewKind(), play.order().revision(), decision, "bank 7"));
  }

  private static void accept(Play play, long returned) {
    play.decide(
        new Command.Resolve(
            play.header(),
            play.reviewKind(),
            play.order().revision(),
            ReviewDecision.ACCEPT_PROVIDER_STATE,
            null));
    play.send().answer(new Outcome.Captured(play.payment(), eur(4210), eur(returned), "ch_1"));
  }

  private static void tellReturned(Play play, long minorUnits) {
    play.answer(new Outcome.Captured(play.payment(), eur(4210), eur(minorUnits), "ch_1"));
  }

  private static Play paid() {
    return placed().pay().send().captured();
  }

  private static Play refunded(Play play, long minorUnits) {
    return play.answer(new Outcome.Refunded(play.lastRefund(), eur(minorUnits), "re_1"));
  }

  private static Command.Notice notice(Play play, Reference about, @Nullable NoticeClaim claim) {
    return new Command.Notice(play.header(), "simulator", "evt_1", about, claim, null);
  }
}
