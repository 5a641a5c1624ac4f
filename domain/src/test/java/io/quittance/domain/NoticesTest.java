package io.quittance.domain;

import static io.quittance.domain.Play.eur;
import static io.quittance.domain.Play.placed;
import static io.quittance.domain.Play.placedToAuthorize;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rule 7, and what a provider may do with money by itself. */
class NoticesTest {

  @Test
  void a_notice_about_a_pending_payment_makes_the_order_look_at_once() {
    Play play = pending().after(Duration.ofSeconds(1));
    play.send().answer(new Outcome.Pending(play.payment(), null, "ch_1"));
    assertThat(hear(play, play.payment(), NoticeClaim.CAPTURED)).isEqualTo(NoticeStanding.NEWS);
    assertThat(play.next()).isInstanceOf(Step.LookUp.class);
  }

  @Test
  void a_storm_of_notices_is_no_storm_of_looks() {
    Play play = pending().untilCall();
    play.send().answer(new Outcome.Pending(play.payment(), null, "ch_1"));
    play.untilCall().send().answer(new Outcome.Pending(play.payment(), null, "ch_1"));
    int looks = 0;
    for (int i = 0; i < 1000; i++) {
      hear(play, play.payment(), NoticeClaim.CAPTURED);
      if (play.next() instanceof Step.LookUp) {
        looks++;
        play.send().answer(new Outcome.Pending(play.payment(), null, "ch_1"));
      }
      play.after(Duration.ofMillis(10));
    }
    assertThat(looks).isBetween(1, 3);
  }

  @Test
  void what_the_order_knows_already_is_no_news() {
    Play play = placed().pay().send().captured();
    for (NoticeClaim stale :
        new NoticeClaim[] {NoticeClaim.PENDING, NoticeClaim.AUTHORIZED, NoticeClaim.CAPTURED}) {
      int facts = play.facts().size();
      assertThat(standing(play, play.payment(), stale)).isEqualTo(NoticeStanding.KNOWN);
      hear(play, play.payment(), stale);
      assertThat(play.facts()).hasSize(facts + 1);
    }
  }

  @Test
  void only_what_is_settled_in_the_very_way_that_is_said_needs_no_asking() {
    Play play = placed().pay().send();
    assertThat(knows(play, play.payment(), NoticeClaim.CAPTURED)).isFalse();
    play.captured();
    assertThat(knows(play, play.payment(), NoticeClaim.CAPTURED)).isTrue();
    assertThat(knows(play, play.payment(), NoticeClaim.AUTHORIZED)).isFalse();
    assertThat(knows(play, play.payment(), null)).isFalse();
    play.cancel().send();
    assertThat(knows(play, play.lastRefund(), NoticeClaim.REFUNDED)).isFalse();
    play.answer(new Outcome.Refunded(play.lastRefund(), eur(4210), "re_1"));
    assertThat(knows(play, play.lastRefund(), NoticeClaim.REFUNDED)).isTrue();
    assertThat(knows(play, play.lastRefund(), NoticeClaim.REFUND_FAILED)).isFalse();
  }

  @Test
  void what_is_dead_and_is_said_to_be_needs_no_asking_and_what_revives_it_does() {
    Play declined = placed().pay().send();
    declined.answer(new Outcome.Declined(declined.payment(), "card_declined"));
    assertThat(knows(declined, declined.payment(), NoticeClaim.DECLINED)).isTrue();
    assertThat(knows(declined, declined.payment(), NoticeClaim.CLOSED)).isFalse();
    assertThat(knows(declined, declined.payment(), NoticeClaim.CAPTURED)).isFalse();
    Play closed = pending().cancel().send();
    closed.answer(new Outcome.Closed(closed.payment()));
    assertThat(knows(closed, closed.payment(), NoticeClaim.CLOSED)).isTrue();
    assertThat(knows(closed, closed.payment(), NoticeClaim.DECLINED)).isFalse();
    assertThat(knows(closed, closed.payment(), NoticeClaim.CAPTURED)).isFalse();
  }

  @Test
  void that_a_refund_has_failed_may_be_our_own_conclusion_and_is_asked_about() {
    Play play = placed().pay().send().captured().cancel().send();
    Reference first = play.lastRefund();
    play.answer(new Outcome.Refused(first, RefusalCause.OTHER));
    assertThat(play.order().refund(first).orElseThrow().state())
        .isInstanceOf(RefundState.Failed.class);
    assertThat(knows(play, first, NoticeClaim.REFUND_FAILED)).isFalse();
  }

  @Test
  void a_payment_in_dispute_is_asked_about_whatever_is_said_of_it() {
    Play play = placed().pay().send().captured();
    hear(play, play.payment(), NoticeClaim.DISPUTED);
    play.send().answer(new Outcome.Disputed(play.payment(), eur(4210), Money.of(0, "EUR"), "ch_1"));
    assertThat(play.order().attempt(play.payment()).orElseThrow().isDisputed()).isTrue();
    assertThat(knows(play, play.payment(), NoticeClaim.CAPTURED)).isFalse();
  }

  @Test
  void what_is_to_be_looked_at_is_not_known() {
    Play play = placed().pay().send().captured();
    hear(play, play.payment(), NoticeClaim.CLOSED);
    assertThat(knows(play, play.payment(), NoticeClaim.CAPTURED)).isFalse();
  }

  @Test
  void what_asks_for_a_person_is_not_known() {
    Play play = placed().pay().send().captured();
    assertThat(
            OrderMachine.knows(
                play.order(),
                new Command.Notice(
                    play.header(),
                    "simulator",
                    null,
                    play.payment(),
                    NoticeClaim.CAPTURED,
                    "the provider has another amount")))
        .isFalse();
  }

  @Test
  void that_a_pending_payment_or_refund_is_pending_is_no_news() {
    Play play = pending();
    assertThat(standing(play, play.payment(), NoticeClaim.PENDING)).isEqualTo(NoticeStanding.KNOWN);
    assertThat(standing(play, play.payment(), NoticeClaim.AUTHORIZED))
        .isEqualTo(NoticeStanding.NEWS);
    Play refunding = placed().pay().send().captured().cancel().send();
    refunding.answer(new Outcome.RefundPending(refunding.lastRefund(), "re_1"));
    assertThat(standing(refunding, refunding.lastRefund(), NoticeClaim.REFUND_PENDING))
        .isEqualTo(NoticeStanding.KNOWN);
    assertThat(standing(refunding, refunding.lastRefund(), NoticeClaim.REFUNDED))
        .isEqualTo(NoticeStanding.NEWS);
  }

  @Test
  void a_notice_about_a_call_that_is_under_way_comes_too_early_for_an_update() {
    Play play = placed().pay().send();
    assertThat(standing(play, play.payment(), NoticeClaim.CAPTURED))
        .isEqualTo(NoticeStanding.TOO_EARLY);
  }

  @Test
  void a_notice_taken_during_a_call_is_looked_at_after_it() {
    Play play = placed().pay("tok_redirect").send();
    hear(play, play.payment(), NoticeClaim.CAPTURED);
    play.answer(new Outcome.Pending(play.payment(), "https://bank.example/1", "ch_1"));
    assertThat(play.begin()).isInstanceOf(Step.LookUp.class);
    play.captured();
    assertThat(play.order().status()).isEqualTo(OrderStatus.PAID);
  }

  @Test
  void a_notice_taken_during_a_look_is_looked_at_after_it() {
    Play play = pending().untilCall().send();
    hear(play, play.payment(), NoticeClaim.CAPTURED);
    play.answer(new Outcome.Pending(play.payment(), null, "ch_1"));
    assertThat(play.begin()).isEqualTo(new Step.LookUp(play.payment(), "simulator"));
    play.captured();
    assertThat(play.order().status()).isEqualTo(OrderStatus.PAID);
    assertThat(play.order().looks()).isEmpty();
  }

  @Test
  void a_notice_about_anything_taken_during_a_look_is_looked_at_after_it() {
    Play unknown = placed().pay().send().unknown().untilCall().send();
    unknown.decide(new Command.Notice(unknown.header(), "simulator", "evt", null, null, null));
    unknown.unknown();
    assertThat(unknown.next()).isInstanceOf(Step.LookUp.class);
    Play refunding = placed().pay().send().captured().cancel().send();
    refunding.answer(new Outcome.Unknown(refunding.lastRefund())).untilCall().send();
    refunding.decide(new Command.Notice(refunding.header(), "simulator", "evt", null, null, null));
    refunding.answer(new Outcome.RefundPending(refunding.lastRefund(), "re_1"));
    assertThat(refunding.next()).isInstanceOf(Step.LookUp.class);
  }

  @Test
  void a_notice_taken_during_a_look_at_what_seemed_settled_is_looked_at_after_it() {
    Play play = placed().pay().send().captured();
    hear(play, play.payment(), NoticeClaim.REVERSED);
    play.send();
    hear(play, play.payment(), NoticeClaim.REVERSED);
    play.captured().after(Duration.ofSeconds(1));
    assertThat(play.begin()).isEqualTo(new Step.LookUp(play.payment(), "simulator"));
    play.answer(new Outcome.Captured(play.payment(), eur(4210), eur(4210), "ch_1"));
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.PROVIDER_REVERSED);
    assertThat(play.order().looks()).isEmpty();
  }

  @Test
  void a_thousand_notices_during_one_look_ask_for_two_more() {
    Play play = pending().untilCall().send();
    for (int i = 0; i < 1000; i++) {
      hear(play, play.payment(), NoticeClaim.CAPTURED);
    }
    assertThat(play.facts().stream().filter(f -> f instanceof Fact.LookAsked)).hasSize(2);
    play.answer(new Outcome.Pending(play.payment(), null, "ch_1"));
    int looks = 0;
    while (!play.order().looks().isEmpty()) {
      play.untilCall().send().answer(new Outcome.Pending(play.payment(), null, "ch_1"));
      looks++;
    }
    assertThat(looks).isBetween(1, 2);
  }

  @Test
  void a_notice_makes_a_look_that_waits_on_its_ladder_be_made_at_once() {
    Play play = placed().pay().send().captured();
    hear(play, play.payment(), NoticeClaim.REVERSED);
    for (int i = 0; i < 6; i++) {
      play.untilCall().send().unknown();
    }
    assertThat(play.next()).isInstanceOf(Step.AwaitUntil.class);
    assertThat(hear(play, play.payment(), NoticeClaim.REVERSED)).isEqualTo(NoticeStanding.NEWS);
    assertThat(play.next()).isInstanceOf(Step.LookUp.class);
  }

  @Test
  void a_look_without_an_answer_at_what_is_watched_anyway_is_made_once() {
    Play play = placed().pay().send();
    hear(play, play.payment(), NoticeClaim.CAPTURED);
    play.unknown().send().unknown();
    assertThat(play.order().looks()).isEmpty();
    assertThat(play.untilCall().next()).isInstanceOf(Step.LookUp.class);
  }

  @Test
  void a_finding_about_a_reference_that_the_order_never_made_asks_about_no_payment() {
    Play play = placed().pay().send().captured();
    Reference never = new Reference.ToPayment(play.order().id(), 9);
    play.decide(
        new Command.Notice(play.header(), "simulator", "evt", never, null, "p9 is captured"));
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.PROVIDER_DIFFERS);
    assertThat(Objects.requireNonNull(play.order().review()).concerns()).isNull();
    assertThat(play.order().looks()).isEmpty();
  }

  @Test
  void what_was_seen_and_is_not_found_is_looked_for_three_times_more() {
    Play play = placed().pay().send().captured();
    hear(play, play.payment(), NoticeClaim.REVERSED);
    for (int i = 0; i < 3; i++) {
      assertThat(play.untilCall().begin()).isInstanceOf(Step.LookUp.class);
      play.answer(new Outcome.NotFound(play.payment()));
      assertThat(play.reviewKind()).isNull();
    }
    play.untilCall().send().answer(new Outcome.NotFound(play.payment()));
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.PROVIDER_DIFFERS);
    assertThat(play.order().looks()).isEmpty();
  }

  @Test
  void a_question_about_something_else_is_not_answered_by_a_look() {
    Play play = placed().pay().send();
    play.answer(new Outcome.Captured(play.payment(), eur(4000), "ch_1"));
    hear(play, play.payment(), NoticeClaim.REVERSED);
    play.send().answer(new Outcome.Captured(play.payment(), eur(4000), "ch_1"));
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.WRONG_AMOUNT);
    assertThat(play.facts()).noneMatch(fact -> fact instanceof Fact.ReviewWithdrawn);
  }

  @Test
  void an_ended_order_is_not_reopened_by_what_its_row_tells() {
    Play play = refunded();
    assertThat(standing(play, play.payment(), NoticeClaim.CAPTURED))
        .isEqualTo(NoticeStanding.KNOWN);
    assertThat(standing(play, play.lastRefund(), NoticeClaim.REFUNDED))
        .isEqualTo(NoticeStanding.KNOWN);
    assertThat(standing(play, play.lastRefund(), NoticeClaim.REFUND_FAILED))
        .isEqualTo(NoticeStanding.NEWS);
  }

  @Test
  void money_that_the_provider_gave_back_by_itself_is_not_returned_again() {
    Play play = placed().pay().send().cancel();
    play.answer(new Outcome.Captured(play.payment(), eur(4210), eur(4210), "ch_1"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
    assertThat(play.order().refunds())
        .singleElement()
        .matches(r -> r.origin() == RefundOrigin.PROVIDER);
  }

  @Test
  void a_paid_order_whose_money_went_back_stays_paid_and_asks() {
    Play play = placed().pay().send().captured();
    hear(play, play.payment(), NoticeClaim.REVERSED);
    play.send().answer(new Outcome.Captured(play.payment(), eur(4210), eur(4210), "ch_1"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.PAID);
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.PROVIDER_REVERSED);
    assertThat(play.money().held()).isZero();
    assertThat(play.decide(new Command.Fulfil(play.header())))
        .isEqualTo(new Reply.Refused(RefusalCode.REFUND_IN_FLIGHT));
    play.cancel();
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
  }

  @Test
  void a_refund_refused_as_done_before_is_explained_by_the_charge_itself() {
    Play play = placed().pay().send().captured().cancel().send();
    play.answer(new Outcome.Refused(play.lastRefund(), RefusalCause.ALREADY_REFUNDED));
    assertThat(play.begin()).isEqualTo(new Step.LookUp(play.payment(), "simulator"));
    play.answer(new Outcome.Captured(play.payment(), eur(4210), eur(4210), "ch_1"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
    assertThat(play.order().review()).isNull();
  }

  @Test
  void a_refund_refused_as_done_before_goes_out_again_for_what_was_not() {
    Play play = placed().pay().send().captured().cancel().send();
    play.answer(new Outcome.Refused(play.lastRefund(), RefusalCause.ALREADY_REFUNDED));
    play.send().answer(new Outcome.Captured(play.payment(), eur(4210), eur(1000), "ch_1"));
    assertThat(play.begin())
        .isInstanceOfSatisfying(
            Step.Refund.class, refund -> assertThat(refund.amount()).isEqualTo(eur(3210)));
  }

  @Test
  void a_refund_refused_as_done_before_that_was_not_asks_a_person() {
    Play play = placed().pay().send().captured().cancel().send();
    play.answer(new Outcome.Refused(play.lastRefund(), RefusalCause.ALREADY_REFUNDED));
    play.send().captured();
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.REFUND_REFUSED);
  }

  @Test
  void a_captured_payment_that_the_provider_has_no_longer_asks_a_person() {
    Play play = placed().pay().send().captured();
    hear(play, play.payment(), NoticeClaim.DECLINED);
    play.send().answer(new Outcome.Declined(play.payment(), "capture_failed"));
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.PROVIDER_DIFFERS);
  }

  @Test
  void a_reservation_is_looked_at_when_its_life_is_over_and_frees_the_order_if_it_is_gone() {
    Play play = placedToAuthorize().pay().send();
    play.answer(new Outcome.Authorized(play.payment(), eur(4210), "ch_1"));
    play.after(Duration.ofDays(7));
    assertThat(play.begin()).isInstanceOf(Step.LookUp.class);
    play.answer(new Outcome.Closed(play.payment()));
    assertThat(play.order().status()).isEqualTo(OrderStatus.EXPIRED);
  }

  @Test
  void a_reservation_that_the_provider_takes_for_pending_again_is_watched_as_such() {
    Play play = placedToAuthorize().pay().send();
    play.answer(new Outcome.Authorized(play.payment(), eur(4210), "ch_1"));
    play.after(Duration.ofDays(7));
    play.send().answer(new Outcome.Pending(play.payment(), null, "ch_1"));
    assertThat(play.begin()).isInstanceOf(Step.Close.class);
    play.answer(new Outcome.Closed(play.payment()));
    assertThat(play.order().status()).isEqualTo(OrderStatus.EXPIRED);
  }

  @Test
  void two_attempts_are_never_live_at_once_even_if_a_dead_one_is_reserved_late() {
    Play play = placedToAuthorize().pay().send();
    Reference first = play.payment();
    play.answer(new Outcome.Declined(first, "card_declined"));
    play.pay("tok_redirect").send();
    play.answer(new Outcome.Pending(play.payment(), "https://bank.example/1", "ch_2"));
    hear(play, first, NoticeClaim.AUTHORIZED);
    play.send().answer(new Outcome.Authorized(first, eur(4210), "ch_1"));
    assertThat(play.order().attempts().getFirst().state().isDead()).isTrue();
    assertThat(play.order().look(first)).isPresent();
  }

  private static Play pending() {
    Play play = placed().pay("tok_redirect").send();
    return play.answer(new Outcome.Pending(play.payment(), "https://bank.example/1", "ch_1"));
  }

  private static Play refunded() {
    Play play = placed().pay().send().captured().cancel().send();
    return play.answer(new Outcome.Refunded(play.lastRefund(), eur(4210), "re_1"));
  }

  private static NoticeStanding standing(Play play, Reference about, NoticeClaim claim) {
    return OrderMachine.heard(play.order(), notice(play, about, claim), play.now());
  }

  private static NoticeStanding hear(Play play, Reference about, NoticeClaim claim) {
    NoticeStanding standing = standing(play, about, claim);
    play.decide(notice(play, about, claim));
    return standing;
  }

  private static boolean knows(Play play, Reference about, @Nullable NoticeClaim claim) {
    return OrderMachine.knows(play.order(), notice(play, about, claim));
  }

  private static Command.Notice notice(Play play, Reference about, @Nullable NoticeClaim claim) {
    return new Command.Notice(play.header(), "simulator", "evt", about, claim, null);
  }
}
