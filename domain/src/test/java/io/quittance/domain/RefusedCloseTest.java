package io.quittance.domain;

import static io.quittance.domain.Play.eur;
import static io.quittance.domain.Play.placed;
import static io.quittance.domain.Play.placedToAuthorize;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A payment that nobody wants any more, and that its provider does not close. */
class RefusedCloseTest {

  @Test
  void a_pending_payment_that_is_not_closed_for_a_day_asks_a_person_and_is_tried_on() {
    Play play = pending().cancel();
    refuseUntilAsked(play);
    Review review = Objects.requireNonNull(play.order().review());
    assertThat(review.kind()).isEqualTo(Review.Kind.CLOSE_REFUSED);
    assertThat(review.concerns()).isEqualTo(play.payment());
    assertThat(review.amount()).isEqualTo(eur(4210));
    assertThat(review.evidence())
        .isEqualTo("A-1-p1 is to be closed since 2026-01-01T00:00:00Z, and is still open");
    assertThat(Duration.between(Play.START, play.now()))
        .isBetween(Duration.ofHours(24), Duration.ofHours(26));
    assertThat(play.untilCall().begin()).isInstanceOf(Step.Close.class);
    play.answer(new Outcome.Closed(play.payment()));
    assertThat(play.order().status()).isEqualTo(OrderStatus.CANCELLED);
  }

  @Test
  void reserved_money_that_is_not_voided_for_a_day_asks_a_person() {
    Play play = authorized().cancel();
    refuseUntilAsked(play);
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.CLOSE_REFUSED);
    assertThat(play.money().authorized()).isEqualTo(4210);
    assertThat(play.untilCall().begin()).isInstanceOf(Step.Close.class);
  }

  @Test
  void the_day_begins_with_the_cancel_and_not_with_the_payment() {
    Play play = authorized().after(Duration.ofDays(3)).cancel();
    refuse(play);
    assertThat(play.reviewKind()).isNull();
    refuseUntilAsked(play);
    assertThat(Duration.between(Play.START, play.now()))
        .isBetween(Duration.ofHours(3 * 24 + 24), Duration.ofHours(3 * 24 + 26));
  }

  @Test
  void the_day_begins_with_the_deadline_where_that_made_the_payment_unwanted() {
    Play play = pending().after(Duration.ofMinutes(30));
    refuseUntilAsked(play);
    assertThat(play.now()).isAfterOrEqualTo(play.order().payBy().plus(Duration.ofHours(24)));
    assertThat(play.order().status()).isEqualTo(OrderStatus.PAYING);
  }

  @Test
  void the_day_begins_with_the_payment_where_a_newer_one_took_its_place() {
    Play play = pending();
    Reference first = play.payment();
    play.pay("tok_ok");
    while (play.order().review() == null && !play.order().windowClosed()) {
      refuse(play, first);
    }
    assertThat(play.reviewKind()).isNull();
  }

  @Test
  void a_person_can_try_again_or_write_it_off_and_nothing_else() {
    assertThat(OrderMachine.allowedDecisions(asked().order()))
        .containsExactly(ReviewDecision.RETRY, ReviewDecision.WRITE_OFF);
  }

  @Test
  void to_try_again_is_to_close_it_now() {
    Play play = asked();
    decide(play, ReviewDecision.RETRY);
    play.send().answer(new Outcome.Pending(play.payment(), null, "ch_1"));
    assertThat(play.order().review()).isNull();
    assertThat(play.begin()).isInstanceOf(Step.Close.class);
  }

  @Test
  void to_write_it_off_is_to_take_it_for_closed() {
    Play play = asked();
    decide(play, ReviewDecision.WRITE_OFF);
    play.send().answer(new Outcome.Pending(play.payment(), null, "ch_1"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(play.order().attempts().getLast().state()).isEqualTo(new AttemptState.Closed());
  }

  @Test
  void what_turns_out_to_be_captured_asks_nobody_any_more() {
    Play play = asked();
    play.untilCall().send().answer(new Outcome.Refused(play.payment(), RefusalCause.TOO_LATE));
    play.send().captured();
    assertThat(play.reviewKind()).isNull();
    assertThat(play.begin()).isInstanceOf(Step.Refund.class);
  }

  @Test
  void a_capture_that_fails_for_a_day_is_no_refused_close() {
    Play play = authorized();
    for (int day = 0; day < 3; day++) {
      play.after(Duration.ofDays(1)).fulfil().send().unknown();
      play.untilCall().send().answer(new Outcome.Authorized(play.payment(), eur(4210), "ch_1"));
      assertThat(play.reviewKind()).isNull();
    }
  }

  @Test
  void a_capture_without_an_answer_is_no_refused_close() {
    Play play = authorized().after(Duration.ofDays(2)).fulfil().send().unknown();
    play.decide(new Command.Notice(play.header(), "simulator", "evt", null, null, null));
    play.send().answer(new Outcome.Authorized(play.payment(), eur(4210), "ch_1"));
    assertThat(play.reviewKind()).isNull();
  }

  @Test
  void a_payment_that_has_not_been_closed_for_a_day_because_nobody_tried_is_not_asked_about() {
    Play play = pending().cancel().after(Duration.ofDays(2));
    play.answer(new Outcome.Pending(play.payment(), null, "ch_1"));
    assertThat(play.reviewKind()).isNull();
    assertThat(play.next()).isInstanceOf(Step.Close.class);
  }

  @Test
  void nothing_is_closed_between_a_decision_and_the_look_that_it_rests_on() {
    Play play = asked().untilCall();
    assertThat(play.next()).isInstanceOf(Step.Close.class);
    decide(play, ReviewDecision.RETRY);
    assertThat(play.next()).isInstanceOf(Step.LookUp.class);
  }

  private static Play asked() {
    Play play = pending().cancel();
    refuseUntilAsked(play);
    return play;
  }

  private static void refuseUntilAsked(Play play) {
    while (play.order().review() == null) {
      refuse(play);
    }
  }

  private static void refuse(Play play) {
    refuse(play, play.payment());
  }

  /** A close is refused, and the look that follows tells that nothing has changed. */
  private static void refuse(Play play, Reference of) {
    boolean reserved = play.money().authorized() > 0;
    assertThat(play.untilCall().begin()).isInstanceOf(Step.Close.class);
    play.answer(new Outcome.Refused(of, RefusalCause.OTHER));
    assertThat(play.begin()).isInstanceOf(Step.LookUp.class);
    play.answer(
        reserved
            ? new Outcome.Authorized(of, eur(4210), "ch_1")
            : new Outcome.Pending(of, "https://bank.example/1", "ch_1"));
  }

  private static Play pending() {
    Play play = placed().pay("tok_redirect").send();
    return play.answer(new Outcome.Pending(play.payment(), "https://bank.example/1", "ch_1"));
  }

  private static Play authorized() {
    Play play = placedToAuthorize().pay().send();
    return play.answer(new Outcome.Authorized(play.payment(), eur(4210), "ch_1"));
  }

  private static void decide(Play play, ReviewDecision decision) {
    play.decide(
        new Command.Resolve(
            play.header(), play.reviewKind(), play.order().revision(), decision, null));
  }
}
