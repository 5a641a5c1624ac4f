package io.quittance.domain;

import static io.quittance.domain.Play.eur;
import static io.quittance.domain.Play.placed;
import static io.quittance.domain.Play.placedToAuthorize;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rule 14: what a person may decide, and what comes of it. */
class ReviewDecisionTest {

  @Test
  void a_decision_names_the_review_and_the_revision_that_the_person_has_seen() {
    Play play = refusedForGood();
    int revision = play.order().revision();
    assertThat(resolve(play, Review.Kind.DISPUTED, revision, ReviewDecision.RETRY, null))
        .isEqualTo(new Reply.Refused(RefusalCode.REVIEW_STALE));
    assertThat(resolve(play, Review.Kind.REFUND_REFUSED, revision - 1, ReviewDecision.RETRY, null))
        .isEqualTo(new Reply.Refused(RefusalCode.REVIEW_STALE));
    assertThat(play.facts()).noneMatch(f -> f instanceof Fact.ReviewDecided);
  }

  @Test
  void a_look_that_began_before_the_decision_is_not_the_one_that_it_rests_on() {
    Play play = refusedForGood();
    Reference refused = play.lastRefund();
    play.decide(notice(play, play.payment(), NoticeClaim.REVERSED));
    play.send();
    decide(play, ReviewDecision.WRITE_OFF, null);
    play.captured();
    assertThat(play.begin()).isEqualTo(new Step.LookUp(play.payment(), "simulator"));
    play.answer(new Outcome.Captured(play.payment(), eur(4210), eur(4210), "ch_1"));
    play.send().answer(new Outcome.Refused(refused, RefusalCause.TOO_OLD));
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
    assertThat(play.money().adjusted()).isZero();
  }

  @Test
  void a_ladders_look_that_began_before_the_decision_is_not_the_one_that_it_rests_on() {
    Play play = overdue().untilCall().send();
    decide(play, ReviewDecision.WRITE_OFF, null);
    play.answer(new Outcome.RefundPending(play.lastRefund(), "re_1"));
    assertThat(play.order().review()).isNotNull();
    play.send().captured();
    assertThat(play.order().review()).isNotNull();
    play.send().answer(new Outcome.Refunded(play.lastRefund(), eur(4210), "re_1"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
    assertThat(play.money().adjusted()).isZero();
  }

  @Test
  void a_review_is_decided_once() {
    Play play = refusedForGood();
    decide(play, ReviewDecision.RETRY, null);
    assertThat(decide(play, ReviewDecision.WRITE_OFF, null))
        .isEqualTo(new Reply.Refused(RefusalCode.REVIEW_STALE));
  }

  @Test
  void where_nothing_is_to_be_decided_a_decision_is_stale() {
    Play play = placed();
    assertThat(resolve(play, Review.Kind.DISPUTED, 1, ReviewDecision.RETRY, null))
        .isEqualTo(new Reply.Refused(RefusalCode.REVIEW_STALE));
  }

  @Test
  void only_what_the_machine_allows_can_be_decided() {
    Play play = refusedForGood();
    assertThat(OrderMachine.allowedDecisions(play.order()))
        .containsExactly(
            ReviewDecision.RETRY, ReviewDecision.SETTLED_OUTSIDE, ReviewDecision.WRITE_OFF);
    assertThat(decide(play, ReviewDecision.ACCEPT_PROVIDER_STATE, null))
        .isEqualTo(new Reply.Refused(RefusalCode.FIELD_INVALID, "decision"));
  }

  @Test
  void a_decision_says_of_which_review_at_which_revision_and_what() {
    Play play = refusedForGood();
    int revision = play.order().revision();
    assertThat(resolve(play, null, revision, ReviewDecision.RETRY, null))
        .isEqualTo(new Reply.Refused(RefusalCode.FIELD_INVALID, "review"));
    Command.Resolve unseen =
        new Command.Resolve(
            play.header(), Review.Kind.REFUND_REFUSED, null, ReviewDecision.RETRY, null);
    assertThat(play.decide(unseen))
        .isEqualTo(new Reply.Refused(RefusalCode.FIELD_INVALID, "revision"));
    assertThat(decide(play, ReviewDecision.SETTLED_OUTSIDE, null))
        .isEqualTo(new Reply.Refused(RefusalCode.FIELD_INVALID, "evidence"));
  }

  @Test
  void what_was_settled_outside_needs_a_reference() {
    assertThat(decide(refusedForGood(), ReviewDecision.SETTLED_OUTSIDE, " "))
        .isEqualTo(new Reply.Refused(RefusalCode.FIELD_INVALID, "evidence"));
  }

  @Test
  void nothing_is_sent_between_a_decision_and_the_looks_it_rests_on() {
    Play play = refusedForGood();
    decide(play, ReviewDecision.RETRY, null);
    assertThat(play.begin()).isEqualTo(new Step.LookUp(play.payment(), "simulator"));
    play.captured();
    assertThat(play.begin()).isEqualTo(new Step.LookUp(play.lastRefund(), "simulator"));
    play.answer(new Outcome.Refused(play.lastRefund(), RefusalCause.TOO_OLD));
    assertThat(play.order().review()).isNull();
    assertThat(play.begin().reference().text()).isEqualTo("A-1-r2");
  }

  @Test
  void a_retried_refund_names_its_successor_and_ends_the_order_when_it_works() {
    Play play = lookedThrough(refusedForGood(), ReviewDecision.RETRY, null);
    play.send().answer(new Outcome.Refunded(play.lastRefund(), eur(4210), "re_2"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
    assertThat(play.order().refunds().getFirst().state())
        .isEqualTo(new RefundState.Failed(RefusalCause.TOO_OLD, play.lastRefund()));
  }

  @Test
  void money_settled_outside_ends_the_order_refunded_with_what_was_adjusted() {
    Play play = lookedThrough(refusedForGood(), ReviewDecision.SETTLED_OUTSIDE, "bank 77");
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
    assertThat(play.money().adjusted()).isEqualTo(4210);
    assertThat(play.money().held()).isZero();
    assertThat(play.books().balances())
        .containsEntry("merchant/adjustments EUR", -4210L)
        .containsEntry("provider/simulator/receivable EUR", 4210L);
    assertThat(play.facts())
        .anyMatch(f -> f instanceof Fact.ReviewResolved r && "bank 77".equals(r.evidence()));
  }

  @Test
  void a_refund_still_open_becomes_failed_by_the_decision() {
    Play play = overdue();
    decide(play, ReviewDecision.WRITE_OFF, "lost");
    play.send().captured();
    play.send().answer(new Outcome.RefundPending(play.lastRefund(), "re_1"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
    assertThat(play.order().refunds().getLast().state())
        .isEqualTo(new RefundState.Failed(RefusalCause.BY_DECISION, null));
  }

  @Test
  void a_refund_that_succeeds_after_it_was_written_off_asks_a_person_again() {
    Play play = overdue();
    decide(play, ReviewDecision.WRITE_OFF, "lost");
    play.send().captured();
    play.send().answer(new Outcome.RefundPending(play.lastRefund(), "re_1"));
    play.decide(notice(play, play.lastRefund(), NoticeClaim.REFUNDED));
    Decision late =
        OrderMachine.apply(
            play.order(), new Outcome.Refunded(play.lastRefund(), eur(4210), "re_1"), play.now());
    Order after = play.order();
    for (Fact fact : late.facts()) {
      after = OrderMachine.evolve(after, fact);
    }
    assertThat(Position.of(after).held()).isEqualTo(-4210);
    assertThat(after.review())
        .matches(review -> review != null && review.kind() == Review.Kind.INVARIANT_BROKEN);
    assertThat(after.ending()).isNull();
  }

  @Test
  void an_order_does_not_complete_while_more_has_gone_back_than_was_taken() {
    Play play = placed().pay().send().captured().fulfil().refund(4000L).send();
    play.answer(new Outcome.Refused(play.lastRefund(), RefusalCause.ACCOUNT_CLOSED));
    lookedThrough(play, ReviewDecision.SETTLED_OUTSIDE, "bank 78").after(Duration.ofDays(31));
    assertThat(play.order().status()).isEqualTo(OrderStatus.COMPLETED);
    play.decide(notice(play, play.payment(), NoticeClaim.REVERSED));
    Outcome reversed = new Outcome.Captured(play.payment(), eur(4210), eur(4210), "ch_1");
    Order broken = after(play.order(), OrderMachine.apply(play.order(), reversed, play.now()));
    assertThat(broken.review())
        .matches(review -> review != null && review.kind() == Review.Kind.INVARIANT_BROKEN);
    Command retry =
        new Command.Resolve(
            play.header(),
            Review.Kind.INVARIANT_BROKEN,
            broken.revision(),
            ReviewDecision.RETRY,
            null);
    Order decided = after(broken, OrderMachine.decide(broken, retry, play.now()));
    Order again = after(decided, OrderMachine.apply(decided, reversed, play.now()));
    assertThat(again.ending()).isNull();
    assertThat(again.review()).isNotNull();
  }

  private static Order after(Order order, Decision decision) {
    Order after = order;
    for (Fact fact : decision.facts()) {
      after = OrderMachine.evolve(after, fact);
    }
    return after;
  }

  @Test
  void a_look_that_answers_the_question_makes_the_decision_void() {
    Play play = overdue();
    decide(play, ReviewDecision.WRITE_OFF, "lost");
    play.send().answer(new Outcome.Captured(play.payment(), eur(4210), eur(4210), "ch_1"));
    play.send().answer(new Outcome.Refunded(play.lastRefund(), eur(4210), "re_1"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
    assertThat(play.money().adjusted()).isZero();
  }

  @Test
  void what_went_back_by_a_refused_refund_after_all_is_counted_once() {
    for (ReviewDecision decision : List.of(ReviewDecision.RETRY, ReviewDecision.WRITE_OFF)) {
      Play play = refusedForGood();
      Reference refused = play.lastRefund();
      Outcome total = new Outcome.Captured(play.payment(), eur(4210), eur(4210), "ch_1");
      decide(play, decision, null);
      play.send().answer(total);
      play.send().answer(new Outcome.Refunded(refused, eur(4210), "re_1"));
      play.send().answer(total);
      assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
      assertThat(play.money().refunded()).isEqualTo(4210);
      assertThat(play.money().adjusted()).isZero();
      assertThat(play.order().refund(refused).orElseThrow().state())
          .isInstanceOf(RefundState.Succeeded.class);
    }
  }

  @Test
  void what_went_back_by_a_refused_refund_and_by_the_provider_too_is_what_the_total_says() {
    Play play = placed().pay().send().captured().fulfil().refund(1000L).send();
    Reference refused = play.lastRefund();
    play.answer(new Outcome.Refused(refused, RefusalCause.TOO_OLD));
    decide(play, ReviewDecision.RETRY, null);
    play.send().answer(new Outcome.Captured(play.payment(), eur(4210), eur(1500), "ch_1"));
    play.send().answer(new Outcome.Refunded(refused, eur(1000), "re_1"));
    assertThat(play.money().refunded()).isEqualTo(1500);
    play.send().answer(new Outcome.Captured(play.payment(), eur(4210), eur(2500), "ch_1"));
    assertThat(play.money().refunded()).isEqualTo(2500);
  }

  @Test
  void a_provider_that_does_not_answer_does_not_keep_a_decision_from_being_carried_out() {
    Play play = refusedForGood();
    decide(play, ReviewDecision.SETTLED_OUTSIDE, "bank 77");
    play.send().answer(new Outcome.Unknown(play.payment()));
    play.send().answer(new Outcome.Unknown(play.lastRefund()));
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
  }

  @Test
  void a_wrong_amount_that_is_accepted_makes_the_order_paid() {
    Play play = placed().pay().send();
    play.answer(new Outcome.Captured(play.payment(), eur(4000), "ch_1"));
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.WRONG_AMOUNT);
    decide(play, ReviewDecision.ACCEPT_PROVIDER_STATE, null);
    play.send().answer(new Outcome.Captured(play.payment(), eur(4000), "ch_1"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.PAID);
    assertThat(play.order().review()).isNull();
  }

  @Test
  void a_wrong_reservation_pays_nothing_until_it_is_accepted() {
    Play play = placedToAuthorize().pay().send();
    play.answer(new Outcome.Authorized(play.payment(), eur(4000), "ch_1"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.PAYING);
    assertThat(play.decide(new Command.Fulfil(play.header())))
        .isEqualTo(new Reply.Refused(RefusalCode.NOT_PAID));
    decide(play, ReviewDecision.ACCEPT_PROVIDER_STATE, null);
    play.send().answer(new Outcome.Authorized(play.payment(), eur(4000), "ch_1"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.AUTHORIZED);
    play.fulfil();
    assertThat(play.begin())
        .isEqualTo(new Step.Capture((Reference.ToPayment) play.payment(), "simulator", eur(4000)));
  }

  @Test
  void an_unknown_payment_that_is_written_off_counts_as_never_made() {
    Play play = placed().pay().send().unknown();
    while (play.order().review() == null) {
      play.untilCall().send().unknown();
    }
    decide(play, ReviewDecision.WRITE_OFF, "the bank says no");
    play.send().unknown();
    assertThat(play.order().attempts().getLast().state()).isEqualTo(new AttemptState.Closed());
    assertThat(play.order().status()).isEqualTo(OrderStatus.EXPIRED);
  }

  @Test
  void a_disputed_payment_of_a_paid_order_that_the_bank_took_back_ends_it_refunded() {
    Play play = placed().pay().send().captured();
    play.decide(notice(play, play.payment(), NoticeClaim.DISPUTED));
    play.send().answer(new Outcome.Disputed(play.payment(), eur(4210), eur(0), "ch_1"));
    decide(play, ReviewDecision.SETTLED_OUTSIDE, "chargeback 9");
    play.send().answer(new Outcome.Disputed(play.payment(), eur(4210), eur(0), "ch_1"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
    assertThat(play.money().adjusted()).isEqualTo(4210);
  }

  @Test
  void a_dispute_that_is_gone_when_looked_at_again_lets_the_refund_go() {
    Play play = placed().pay().send().captured().fulfil().refund(1000L);
    play.decide(notice(play, play.payment(), NoticeClaim.DISPUTED));
    play.send();
    play.answer(new Outcome.Refused(play.lastRefund(), RefusalCause.DISPUTED));
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.DISPUTED);
    while (play.next() instanceof Step.LookUp) {
      play.send().answer(new Outcome.Disputed(play.payment(), eur(4210), eur(0), "ch_1"));
    }
    decide(play, ReviewDecision.RETRY, null);
    while (play.next() instanceof Step.LookUp look) {
      play.send();
      play.answer(
          look.reference() instanceof Reference.ToPayment
              ? new Outcome.Captured(play.payment(), eur(4210), "ch_1")
              : new Outcome.Refused(look.reference(), RefusalCause.DISPUTED));
    }
    assertThat(play.begin()).isInstanceOf(Step.Refund.class);
  }

  @Test
  void a_refund_settled_outside_leaves_a_fulfilled_order_fulfilled() {
    Play play = placed().pay().send().captured().fulfil().refund(1000L).send();
    play.answer(new Outcome.Refused(play.lastRefund(), RefusalCause.ACCOUNT_CLOSED));
    lookedThrough(play, ReviewDecision.SETTLED_OUTSIDE, "bank 78");
    assertThat(play.order().status()).isEqualTo(OrderStatus.FULFILLED);
    assertThat(play.money().adjusted()).isEqualTo(1000);
    assertThat(play.books().balances()).containsEntry("merchant/refunds EUR", 1000L);
    play.after(Duration.ofDays(31));
    assertThat(play.order().status()).isEqualTo(OrderStatus.COMPLETED);
  }

  @Test
  void no_more_can_be_refunded_than_what_was_not_settled_outside() {
    Play play = placed().pay().send().captured().fulfil().refund(1000L).send();
    play.answer(new Outcome.Refused(play.lastRefund(), RefusalCause.ACCOUNT_CLOSED));
    lookedThrough(play, ReviewDecision.SETTLED_OUTSIDE, "bank 78");
    assertThat(play.decide(new Command.Refund(play.header(), 3211L, null, null, null)))
        .isEqualTo(new Reply.Refused(RefusalCode.REFUND_EXCEEDS_HELD, "amount"));
  }

  @Test
  void silence_explains_nothing_so_a_look_that_was_to_be_tried_again_goes_on() {
    for (ReviewDecision decision :
        List.of(ReviewDecision.RETRY, ReviewDecision.ACCEPT_PROVIDER_STATE)) {
      Play play = placed().pay().send().captured();
      play.decide(
          new Command.Notice(play.header(), "simulator", null, play.payment(), null, "it differs"));
      play.send().answer(new Outcome.Closed(play.payment()));
      assertThat(play.reviewKind()).isEqualTo(Review.Kind.PROVIDER_DIFFERS);
      decide(play, decision, null);
      play.send().unknown();
      assertThat(play.reviewKind()).isEqualTo(Review.Kind.PROVIDER_DIFFERS);
      play.untilCall().send();
      play.answer(new Outcome.Captured(play.payment(), eur(4210), eur(4210), "ch_1"));
      assertThat(play.reviewKind()).isEqualTo(Review.Kind.PROVIDER_REVERSED);
    }
  }

  @Test
  void a_disputed_second_payment_is_not_left_where_it_is() {
    Play play = placed().pay().send();
    Reference first = play.payment();
    play.answer(new Outcome.Declined(first, "card_declined")).pay().send().captured();
    play.decide(notice(play, first, NoticeClaim.DISPUTED));
    play.send().answer(new Outcome.Disputed(first, eur(4210), eur(0), "ch_1"));
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.DISPUTED);
    assertThat(OrderMachine.allowedDecisions(play.order()))
        .doesNotContain(ReviewDecision.ACCEPT_PROVIDER_STATE);
  }

  @Test
  void a_dispute_that_is_accepted_asks_about_no_refund_that_failed_by_it() {
    Play play = placed().pay().send().captured().fulfil().refund(1000L).send();
    play.answer(new Outcome.Refused(play.lastRefund(), RefusalCause.DISPUTED));
    decide(play, ReviewDecision.ACCEPT_PROVIDER_STATE, null);
    play.send().answer(new Outcome.Disputed(play.payment(), eur(4210), eur(0), "ch_1"));
    play.send().answer(new Outcome.Refused(play.lastRefund(), RefusalCause.DISPUTED));
    assertThat(play.order().review()).isNull();
  }

  @Test
  void a_look_without_an_answer_explains_no_difference() {
    Play play = placed().pay().send().captured();
    play.decide(
        new Command.Notice(
            play.header(), "simulator", null, play.payment(), null, "another amount there"));
    play.send().answer(new Outcome.Captured(play.payment(), eur(1), "ch_1"));
    decide(play, ReviewDecision.ACCEPT_PROVIDER_STATE, null);
    play.send().answer(new Outcome.Unknown(play.payment()));
    assertThat(play.facts()).noneMatch(f -> f instanceof Fact.ReviewWithdrawn);
    assertThat(play.facts()).noneMatch(f -> f instanceof Fact.ReviewResolved);
    play.untilCall().send().answer(new Outcome.Captured(play.payment(), eur(1), "ch_1"));
    assertThat(play.facts()).anyMatch(f -> f instanceof Fact.ReviewResolved);
  }

  @Test
  void a_refund_is_not_tried_again_before_the_provider_has_answered() {
    Play play = refusedForGood();
    Reference refused = play.lastRefund();
    decide(play, ReviewDecision.RETRY, null);
    play.send().unknown();
    play.send().answer(new Outcome.Unknown(refused));
    assertThat(play.order().refunds()).hasSize(1);
    assertThat(play.untilCall().next()).isInstanceOf(Step.LookUp.class);
    play.send().captured();
    assertThat(play.order().refunds()).hasSize(1);
    play.untilCall().send().answer(new Outcome.Refused(refused, RefusalCause.TOO_OLD));
    assertThat(play.begin()).isInstanceOf(Step.Refund.class);
  }

  @Test
  void an_answer_is_awaited_also_about_what_is_watched_anyway() {
    Play play = overdue();
    decide(play, ReviewDecision.RETRY, null);
    play.send().captured();
    play.send().answer(new Outcome.Unknown(play.lastRefund()));
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.REFUND_OVERDUE);
    play.untilCall().send().answer(new Outcome.RefundPending(play.lastRefund(), "re_1"));
    assertThat(play.facts()).anyMatch(f -> f instanceof Fact.ReviewResolved);
  }

  @Test
  void a_person_whose_decision_has_waited_a_day_for_an_answer_is_asked_again() {
    Play play = refusedForGood();
    decide(play, ReviewDecision.RETRY, null);
    while (play.order().resolution() != null) {
      Step.LookUp look = (Step.LookUp) play.untilCall().begin();
      play.answer(new Outcome.Unknown(look.reference()));
    }
    assertThat(play.now())
        .isBetween(Play.START.plus(Duration.ofHours(24)), Play.START.plus(Duration.ofHours(26)));
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.REFUND_REFUSED);
    assertThat(play.order().refunds()).hasSize(1);
    decide(play, ReviewDecision.WRITE_OFF, null);
    play.send().unknown();
    play.send().answer(new Outcome.Unknown(play.lastRefund()));
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
    assertThat(play.money().adjusted()).isEqualTo(4210);
  }

  @Test
  void late_money_that_was_settled_outside_is_not_returned_as_a_second_payment() {
    Play play = new Play(termsThatHoldLateMoney());
    play.pay().send();
    Reference first = play.payment();
    play.answer(new Outcome.Declined(first, "card_declined")).pay().send().captured().fulfil();
    play.after(Duration.ofDays(31));
    assertThat(play.order().status()).isEqualTo(OrderStatus.COMPLETED);
    play.decide(notice(play, first, NoticeClaim.CAPTURED));
    play.send().answer(new Outcome.Captured(first, eur(4210), "ch_1"));
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.LATE_PAYMENT);
    decide(play, ReviewDecision.SETTLED_OUTSIDE, "bank 79");
    while (play.next() instanceof Step.LookUp look) {
      play.send().answer(new Outcome.Captured(look.reference(), eur(4210), "ch_1"));
    }
    assertThat(play.order().refunds()).isEmpty();
    assertThat(play.money().adjusted()).isEqualTo(4210);
    assertThat(play.order().status()).isEqualTo(OrderStatus.COMPLETED);
  }

  @Test
  void a_refund_that_goes_through_after_it_was_settled_otherwise_always_asks() {
    Play play = placed().pay().send().captured().fulfil().refund(1000L).send();
    play.answer(new Outcome.RefundPending(play.lastRefund(), "re_1"));
    while (play.order().review() == null) {
      play.untilCall().send().answer(new Outcome.RefundPending(play.lastRefund(), "re_1"));
    }
    decide(play, ReviewDecision.SETTLED_OUTSIDE, "bank 80");
    play.send().captured();
    play.send().answer(new Outcome.RefundPending(play.lastRefund(), "re_1"));
    assertThat(play.order().review()).isNull();
    play.decide(notice(play, play.lastRefund(), NoticeClaim.REFUNDED));
    play.send().answer(new Outcome.Refunded(play.lastRefund(), eur(1000), "re_1"));
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.INVARIANT_BROKEN);
  }

  private static OrderTerms termsThatHoldLateMoney() {
    return Play.terms(CaptureMode.SALE, Play.TRAITS, LatePayment.HOLD_FOR_REVIEW);
  }

  private static Play refusedForGood() {
    Play play = placed().pay().send().captured().cancel().send();
    return play.answer(new Outcome.Refused(play.lastRefund(), RefusalCause.TOO_OLD));
  }

  private static Play overdue() {
    Play play = placed().pay().send().captured().cancel().send();
    play.answer(new Outcome.RefundPending(play.lastRefund(), "re_1"));
    while (play.order().review() == null) {
      play.untilCall().send().answer(new Outcome.RefundPending(play.lastRefund(), "re_1"));
    }
    return play;
  }

  private static Play lookedThrough(Play play, ReviewDecision decision, @Nullable String evidence) {
    assertThat(decide(play, decision, evidence)).isEqualTo(new Reply.Accepted(null));
    play.send().captured();
    return play.send().answer(new Outcome.Refused(play.lastRefund(), RefusalCause.TOO_OLD));
  }

  private static Reply decide(Play play, ReviewDecision decision, @Nullable String evidence) {
    return resolve(play, play.reviewKind(), play.order().revision(), decision, evidence);
  }

  private static Reply resolve(
      Play play,
      Review.@Nullable Kind kind,
      int revision,
      ReviewDecision decision,
      @Nullable String evidence) {
    return play.decide(new Command.Resolve(play.header(), kind, revision, decision, evidence));
  }

  private static Command.Notice notice(Play play, Reference about, NoticeClaim claim) {
    return new Command.Notice(play.header(), "simulator", "evt", about, claim, null);
  }
}
