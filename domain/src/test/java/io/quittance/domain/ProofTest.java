package io.quittance.domain;

import static io.quittance.domain.Play.eur;
import static io.quittance.domain.Play.placed;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.domain.Proof.Verdict;
import io.quittance.domain.StatementLine.Standing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What our books and the provider's are found to say together. */
class ProofTest {

  @Test
  void books_that_say_the_same_are_in_line() {
    assertThat(proof(paid(), captured(4210, 0)).verdict()).isEqualTo(Verdict.IN_LINE);
    assertThat(proof(refunded(), captured(4210, 4210)).verdict()).isEqualTo(Verdict.IN_LINE);
    assertThat(proof(declined(), nothing()).verdict()).isEqualTo(Verdict.IN_LINE);
    assertThat(proof(declined(), new StatementAnswer.NeverSeen("A-1-p1")).verdict())
        .isEqualTo(Verdict.IN_LINE);
  }

  @Test
  void an_order_that_never_sent_anything_has_nothing_to_prove() {
    assertThat(Proof.of(placed().order(), List.of()).verdict()).isEqualTo(Verdict.IN_LINE);
  }

  @Test
  void money_that_is_thought_never_taken_and_was_is_named_and_can_be_looked_at() {
    Proof proof = proof(declined(), captured(4210, 0));
    assertThat(proof.verdict()).isEqualTo(Verdict.DIFFERENT);
    Proof.Difference difference = proof.differences().getFirst();
    assertThat(difference.what()).isEqualTo("standing");
    assertThat(difference.lookAt()).isEqualTo(new Reference.ToPayment(new OrderId("A-1"), 1));
    assertThat(difference.evidence())
        .isEqualTo(
            "simulator differs about A-1-p1:"
                + " we have it as DECLINED 0.00 EUR, it has CAPTURED 42.10 EUR");
  }

  @Test
  void another_amount_than_we_know_of_is_named() {
    Proof proof = proof(paid(), captured(9999, 0));
    assertThat(proof.differences()).extracting(Proof.Difference::what).containsExactly("captured");
    assertThat(proof.differences().getFirst().evidence()).contains("42.10 EUR", "99.99 EUR");
  }

  @Test
  void another_currency_is_another_amount() {
    StatementAnswer yen = told(Standing.CAPTURED, Money.of(4210, "JPY"), Money.of(0, "JPY"), false);
    assertThat(proof(paid(), yen).verdict()).isEqualTo(Verdict.DIFFERENT);
  }

  @Test
  void nothing_is_nothing_in_every_currency() {
    StatementAnswer none = told(Standing.NOTHING, Money.of(0, "JPY"), Money.of(0, "JPY"), false);
    assertThat(proof(declined(), none).verdict()).isEqualTo(Verdict.IN_LINE);
  }

  @Test
  void less_returned_than_we_know_of_is_looked_at() {
    Proof.Difference difference = proof(refunded(), captured(4210, 0)).differences().getFirst();
    assertThat(difference.what()).isEqualTo("refunded");
    assertThat(difference.lookAt()).isEqualTo(new Reference.ToPayment(new OrderId("A-1"), 1));
  }

  @Test
  void more_returned_than_we_know_of_is_looked_at() {
    Proof.Difference difference = proof(paid(), captured(4210, 1000)).differences().getFirst();
    assertThat(difference.what()).isEqualTo("refunded");
    assertThat(difference.lookAt()).isEqualTo(new Reference.ToPayment(new OrderId("A-1"), 1));
  }

  @Test
  void a_refund_under_way_may_be_ahead_at_the_provider_but_not_beyond_its_amount() {
    Play sent = paid().refund(1000L).send();
    assertThat(proof(sent, captured(4210, 0)).verdict()).isEqualTo(Verdict.IN_LINE);
    assertThat(proof(sent, captured(4210, 1000)).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(proof(sent, captured(4210, 1001)).verdict()).isEqualTo(Verdict.DIFFERENT);
  }

  @Test
  void a_payment_under_way_is_undecided_whatever_the_provider_says() {
    Play sent = placed().pay().send();
    assertThat(proof(sent, captured(4210, 0)).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(proof(sent.unknown(), nothing()).verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void a_provider_that_does_not_answer_leaves_it_undecided() {
    StatementAnswer silence = new StatementAnswer.NoAnswer("A-1-p1", "connection refused");
    assertThat(proof(paid(), silence).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(Proof.of(paid().order(), List.of()).verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void a_payment_that_the_provider_never_saw_is_missing() {
    Proof proof = proof(paid(), new StatementAnswer.NeverSeen("A-1-p1"));
    assertThat(proof.verdict()).isEqualTo(Verdict.DIFFERENT);
  }

  @Test
  void a_dispute_that_we_have_not_heard_of_is_a_difference() {
    Proof proof = proof(paid(), told(Standing.CAPTURED, eur(4210), eur(0), true));
    assertThat(proof.differences()).extracting(Proof.Difference::what).containsExactly("disputed");
  }

  @Test
  void a_finding_that_the_look_confirms_and_settles_asks_nobody() {
    Play play = declined().cancel();
    tell(play, proof(play, captured(4210, 0)).differences().getFirst());
    assertThat(play.order().status()).isEqualTo(OrderStatus.CANCELLING);
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.PROVIDER_DIFFERS);
    play.send().captured();
    assertThat(play.reviewKind()).isNull();
    play.send().answer(new Outcome.Refunded(play.lastRefund(), eur(4210), "re_1"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
  }

  @Test
  void a_finding_that_no_look_can_settle_stays_with_a_person() {
    Play play = paid();
    tell(play, proof(play, captured(9999, 0)).differences().getFirst());
    play.send().answer(new Outcome.Captured(play.payment(), eur(9999), "ch_1"));
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.PROVIDER_DIFFERS);
    assertThat(play.order().status()).isEqualTo(OrderStatus.PAID);
  }

  @Test
  void a_total_that_differs_though_each_refund_is_as_we_know_it_stays_with_a_person() {
    Play play = refunded();
    tell(play, proof(play, captured(4210, 0)).differences().getFirst());
    play.send().captured();
    play.send().answer(new Outcome.Refunded(play.lastRefund(), eur(4210), "re_1"));
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.PROVIDER_DIFFERS);
    assertThat(play.order().status()).isEqualTo(OrderStatus.CANCELLING);
    assertThat(play.order().provenZeroAt()).isNotNull();
  }

  @Test
  void a_look_that_gets_no_answer_is_repeated_by_the_ladder() {
    Play play = refunded();
    tell(play, proof(play, captured(4210, 0)).differences().getFirst());
    play.send().answer(new Outcome.Unknown(play.payment()));
    assertThat(play.next()).isInstanceOf(Step.AwaitUntil.class);
    assertThat(play.order().provenZeroAt()).isNull();
    play.after(Duration.ofHours(2));
    assertThat(play.begin()).isEqualTo(new Step.LookUp(play.payment(), "simulator"));
  }

  @Test
  void every_refund_is_looked_at_when_the_total_is_less() {
    Play play = paid().refund(1000L).send();
    play.answer(new Outcome.Refunded(play.lastRefund(), eur(1000), "re_1"));
    play.refund(500L).send();
    play.answer(new Outcome.Refunded(play.lastRefund(), eur(500), "re_2"));
    tell(play, proof(play, captured(4210, 500)).differences().getFirst());
    play.send().answer(new Outcome.Captured(play.payment(), eur(4210), eur(500), "ch_1"));
    Reference first = play.order().refunds().getFirst().reference();
    assertThat(play.begin().reference()).isEqualTo(first);
    play.answer(new Outcome.Refused(first, RefusalCause.OTHER));
    assertThat(play.reviewKind()).isNull();
  }

  @Test
  void the_same_finding_told_twice_is_one_finding() {
    Play play = refunded();
    Proof.Difference difference = proof(play, captured(4210, 0)).differences().getFirst();
    tell(play, difference);
    int facts = play.facts().size();
    tell(play, difference);
    assertThat(play.facts()).hasSize(facts);
  }

  private static void tell(Play play, Proof.Difference difference) {
    play.decide(
        new Command.Notice(
            Play.header("proof-1", "f"),
            "simulator",
            null,
            difference.lookAt(),
            null,
            difference.evidence()));
  }

  private static Play paid() {
    return placed().pay().send().captured();
  }

  private static Play refunded() {
    Play play = paid().cancel().send();
    return play.answer(new Outcome.Refunded(play.lastRefund(), eur(4210), "re_1"));
  }

  private static Play declined() {
    Play play = placed().pay().send();
    return play.answer(new Outcome.Declined(play.payment(), "card_declined"));
  }

  private static Proof proof(Play play, StatementAnswer answer) {
    return Proof.of(play.order(), List.of(answer));
  }

  private static StatementAnswer captured(long captured, long refunded) {
    return told(Standing.CAPTURED, eur(captured), eur(refunded), false);
  }

  private static StatementAnswer nothing() {
    return told(Standing.NOTHING, eur(0), eur(0), false);
  }

  private static StatementAnswer told(
      Standing standing, Money captured, Money refunded, boolean disputed) {
    return new StatementAnswer.Told(
        new StatementLine("A-1-p1", "ch_1", standing, captured, refunded, disputed));
  }
}
