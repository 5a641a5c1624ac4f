package io.quittance.domain;

import static io.quittance.domain.Play.eur;
import static io.quittance.domain.Play.placed;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rule 9: a refund is seen through, whatever the provider answers. */
class RefundAnswersTest {

  @Test
  void a_refund_keeps_who_asked_why_and_until_when_it_should_be_there() {
    Play play = placed().pay().send().captured();
    play.decide(new Command.Refund(play.header(), 1000L, "EUR", "broken", null));
    Refund refund = play.order().refunds().getLast();
    assertThat(refund.reason()).isEqualTo("broken");
    assertThat(refund.origin()).isEqualTo(RefundOrigin.REQUEST);
    assertThat(refund.wantedSince()).isEqualTo(play.now());
    assertThat(refund.expectedBy()).isEqualTo(play.now().plus(Duration.ofDays(5)));
  }

  @Test
  void a_refund_for_a_cancel_has_the_cancels_reason() {
    Refund refund = cancelled().order().refunds().getLast();
    assertThat(refund.reason()).isEqualTo("changed my mind");
    assertThat(refund.origin()).isEqualTo(RefundOrigin.CANCEL);
  }

  @Test
  void a_full_refund_of_a_paid_order_is_a_cancel_with_its_reason() {
    Play play = placed().pay().send().captured();
    play.decide(new Command.Refund(play.header(), null, null, "broken", null));
    Cancellation cancellation = Objects.requireNonNull(play.order().cancellation());
    assertThat(cancellation.reason()).isEqualTo("broken");
    assertThat(cancellation.requestedBy()).isEqualTo("customer");
  }

  @Test
  void the_providers_own_id_of_a_refund_is_kept() {
    Play play = sent();
    play.answer(new Outcome.RefundPending(play.lastRefund(), "re_1"));
    assertThat(play.order().refunds().getLast().providerReference()).isEqualTo("re_1");
    play.untilCall().send().answer(new Outcome.RefundPending(play.lastRefund(), null));
    assertThat(play.order().refunds().getLast().providerReference()).isEqualTo("re_1");
  }

  @Test
  void each_refusal_makes_the_next_try_wait_longer() {
    Play play = cancelled();
    List<Duration> pauses = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Instant before = play.now();
      play.untilCall().send();
      pauses.add(Duration.between(before, play.now()));
      play.answer(new Outcome.Refused(play.lastRefund(), RefusalCause.OTHER));
    }
    assertThat(pauses)
        .containsExactly(
            Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30));
    assertThat(play.order().refunds().getLast().tries()).isEqualTo(4);
    assertThat(play.order().refunds().getLast().wantedSince()).isEqualTo(Play.START);
  }

  @Test
  void a_refund_refused_for_a_day_asks_a_person_and_goes_on() {
    Play play = cancelled();
    while (play.order().review() == null) {
      play.untilCall().send().answer(new Outcome.Refused(play.lastRefund(), RefusalCause.OTHER));
    }
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.REFUND_OVERDUE);
    assertThat(Duration.between(Play.START, play.now()))
        .isBetween(Duration.ofHours(24), Duration.ofHours(26));
    assertThat(play.untilCall().begin()).isInstanceOf(Step.Refund.class);
  }

  @Test
  void a_refund_that_the_provider_asks_to_wait_with_waits_as_long() {
    Play play = sent();
    play.answer(new Outcome.NotSent(play.lastRefund(), Duration.ofMinutes(3)));
    assertThat(play.next()).isEqualTo(new Step.AwaitUntil(play.now().plus(Duration.ofMinutes(3))));
  }

  @Test
  void a_provider_that_asks_for_less_patience_than_the_ladder_has_gets_the_ladder() {
    Play play = sent();
    play.answer(new Outcome.NotSent(play.lastRefund(), Duration.ofMillis(1)));
    assertThat(play.next()).isEqualTo(new Step.AwaitUntil(play.now().plusSeconds(1)));
  }

  @Test
  void a_refund_found_nowhere_by_a_look_is_sent_at_once_and_by_its_own_send_after_a_pause() {
    Play looked = sent();
    looked.answer(new Outcome.Unknown(looked.lastRefund())).untilCall().send();
    looked.answer(new Outcome.NotFound(looked.lastRefund()));
    assertThat(looked.next()).isInstanceOf(Step.Refund.class);
    Play sent = sent();
    sent.answer(new Outcome.NotFound(sent.lastRefund()));
    assertThat(sent.next()).isEqualTo(new Step.AwaitUntil(sent.now().plusSeconds(1)));
  }

  @Test
  void a_refund_to_be_sent_again_is_looked_up_first_if_its_turn_came_too_late() {
    Play play = sent();
    play.answer(new Outcome.Unknown(play.lastRefund())).untilCall().send();
    play.answer(new Outcome.NotFound(play.lastRefund()));
    play.after(Duration.ofHours(12).minusMillis(1));
    assertThat(play.next()).isInstanceOf(Step.Refund.class);
    play.after(Duration.ofMillis(1));
    assertThat(play.begin()).isEqualTo(new Step.LookUp(play.lastRefund(), "simulator"));
    play.answer(new Outcome.NotFound(play.lastRefund()));
    assertThat(play.begin()).isInstanceOf(Step.Refund.class);
    play.answer(new Outcome.Refunded(play.lastRefund(), eur(4210), "re_1"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
  }

  @Test
  void a_refund_that_the_look_before_its_second_send_finds_is_not_sent_again() {
    Play play = sent();
    play.answer(new Outcome.NotFound(play.lastRefund())).after(Duration.ofHours(12));
    play.send().answer(new Outcome.Refunded(play.lastRefund(), eur(4210), "re_1"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
    Play silent = sent();
    silent.answer(new Outcome.NotFound(silent.lastRefund())).after(Duration.ofHours(12));
    silent.send().answer(new Outcome.Unknown(silent.lastRefund()));
    assertThat(silent.order().refunds().getLast().state()).isInstanceOf(RefundState.Unknown.class);
  }

  @Test
  void a_refund_that_was_never_sent_is_sent_however_late() {
    Play play = cancelled().after(Duration.ofDays(3));
    assertThat(play.next()).isInstanceOf(Step.Refund.class);
  }

  @Test
  void a_refund_that_is_never_found_asks_a_person_after_a_day() {
    Play play = sent();
    while (play.order().review() == null) {
      play.answer(new Outcome.NotFound(play.lastRefund())).untilCall().send();
    }
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.REFUND_OVERDUE);
    Review review = Objects.requireNonNull(play.order().review());
    assertThat(review.evidence())
        .isEqualTo("The money of A-1-p1 is to go back since 2026-01-01T00:00:00Z");
    assertThat(review.amount()).isEqualTo(eur(4210));
  }

  @Test
  void a_refund_of_less_than_asked_for_is_followed_by_one_of_the_rest() {
    Play play = sent();
    play.answer(new Outcome.Refunded(play.lastRefund(), eur(4000), "re_1"));
    assertThat(play.begin())
        .isInstanceOfSatisfying(
            Step.Refund.class, rest -> assertThat(rest.amount()).isEqualTo(eur(210)));
  }

  @Test
  void a_refund_taken_back_after_its_success_is_tried_again_under_the_next_number() {
    Play play = sent();
    play.answer(new Outcome.Refunded(play.lastRefund(), eur(4210), "re_1"));
    Reference first = play.lastRefund();
    play.decide(notice(play, first, NoticeClaim.REFUND_FAILED));
    play.send().answer(new Outcome.Refused(first, RefusalCause.OTHER));
    assertThat(play.order().status()).isEqualTo(OrderStatus.CANCELLING);
    assertThat(play.money().held()).isEqualTo(4210);
    assertThat(play.untilCall().begin().reference().text()).isEqualTo("A-1-r2");
  }

  @Test
  void a_failed_refund_that_went_through_after_all_is_a_refund() {
    Play play = sent();
    Reference first = play.lastRefund();
    play.answer(new Outcome.Refused(first, RefusalCause.TOO_OLD));
    play.decide(notice(play, first, NoticeClaim.REFUNDED));
    play.send().answer(new Outcome.Refunded(first, eur(4210), "re_1"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
    assertThat(play.reviewKind()).isNull();
  }

  @Test
  void a_failed_refund_of_nothing_went_not_through() {
    Play play = sent();
    Reference first = play.lastRefund();
    play.answer(new Outcome.Refused(first, RefusalCause.TOO_OLD));
    play.decide(notice(play, first, NoticeClaim.REFUNDED));
    play.send().answer(new Outcome.Refunded(first, eur(0), "re_1"));
    assertThat(play.order().refunds().getFirst().state())
        .isEqualTo(new RefundState.Failed(RefusalCause.TOO_OLD, null));
  }

  @Test
  void a_refund_refused_for_good_says_which_and_why() {
    Play play = sent();
    play.answer(new Outcome.Refused(play.lastRefund(), RefusalCause.ACCOUNT_CLOSED));
    Review review = Objects.requireNonNull(play.order().review());
    assertThat(review.concerns()).isEqualTo(play.payment());
    assertThat(review.amount()).isEqualTo(eur(4210));
    assertThat(review.evidence()).isEqualTo("The provider refuses A-1-r1: ACCOUNT_CLOSED");
  }

  @Test
  void causes_that_no_other_try_can_help_are_permanent() {
    assertThat(List.of(RefusalCause.values()))
        .filteredOn(RefusalCause::isPermanent)
        .containsExactly(RefusalCause.ACCOUNT_CLOSED, RefusalCause.TOO_OLD, RefusalCause.DISPUTED);
  }

  private static Play cancelled() {
    return placed().pay().send().captured().cancel();
  }

  private static Play sent() {
    return cancelled().send();
  }

  private static Command.Notice notice(Play play, Reference about, @Nullable NoticeClaim claim) {
    return new Command.Notice(play.header(), "simulator", "evt_1", about, claim, null);
  }
}
