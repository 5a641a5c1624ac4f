package io.quittance.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** That books which refuse are a person's matter, and never hold money up. */
@NullUnmarked
class RefusedBooksTest {

  private static final String WHY = "a booking does not sum to zero";

  @Test
  void a_person_is_asked_once_and_the_money_goes_on() {
    Play play = Play.placed().pay().send().booksRefuse(WHY).captured().booksRefuse(WHY);
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.BOOKS_REFUSED);
    assertThat(play.order().review().evidence()).isEqualTo(WHY);
    play.cancel().send().answer(new Outcome.Refunded(play.lastRefund(), Play.eur(4210), "re_1"));
    assertThat(play.money().held()).isZero();
    assertThat(play.order().status()).isEqualTo(OrderStatus.CANCELLING);
    assertThat(play.facts()).filteredOn(Fact.ReviewOpened.class::isInstance).hasSize(1);
  }

  @Test
  void the_question_is_withdrawn_when_the_books_take_the_facts_and_the_order_ends() {
    Play play = Play.placed().pay().send().captured().booksRefuse(WHY).cancel().send();
    play.answer(new Outcome.Refunded(play.lastRefund(), Play.eur(4210), "re_1")).booksAccept();
    assertThat(play.reviewKind()).isNull();
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
  }

  @Test
  void an_order_that_had_ended_goes_on_and_ends_the_same_way_again() {
    Play cancelled = Play.placed().cancel();
    assertThat(cancelled.order().status()).isEqualTo(OrderStatus.CANCELLED);
    cancelled.booksRefuse(WHY);
    assertThat(cancelled.order().status()).isEqualTo(OrderStatus.CANCELLING);
    assertThat(cancelled.next()).isEqualTo(new Step.AwaitUntil(null));
    cancelled.booksAccept();
    assertThat(cancelled.order().status()).isEqualTo(OrderStatus.CANCELLED);
  }

  @Test
  void a_completed_order_ends_as_completed_again() {
    Play play = Play.placed().pay().send().captured().fulfil().after(Duration.ofDays(30));
    assertThat(play.order().status()).isEqualTo(OrderStatus.COMPLETED);
    play.booksRefuse(WHY);
    assertThat(play.order().status()).isEqualTo(OrderStatus.FULFILLED);
    assertThat(play.booksAccept().order().status()).isEqualTo(OrderStatus.COMPLETED);
  }

  @Test
  void a_review_about_money_goes_before() {
    Play play = Play.placed().pay().send().booksRefuse(WHY);
    play.answer(new Outcome.Captured(play.payment(), Play.eur(4000), "ch_1"));
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.WRONG_AMOUNT);
    play.booksRefuse(WHY);
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.WRONG_AMOUNT);
    assertThat(play.booksAccept().reviewKind()).isEqualTo(Review.Kind.WRONG_AMOUNT);
  }

  @Test
  void a_difference_that_a_look_may_settle_is_not_forgotten_for_it() {
    Play play = Play.placed().pay().send().captured();
    Command.Header header = play.header();
    play.decide(
        new Command.Notice(header, null, null, null, null, "the provider tells another amount"));
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.PROVIDER_DIFFERS);
    assertThat(play.booksRefuse(WHY).reviewKind()).isEqualTo(Review.Kind.PROVIDER_DIFFERS);
  }
}
