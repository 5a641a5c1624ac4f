package io.quittance.domain;

import static io.quittance.domain.Play.eur;
import static io.quittance.domain.Play.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is told of a transition that must not be, made by hand since no rule makes it. */
class InvariantsTest {

  private static final Reference.ToPayment FIRST = payment(1);
  private static final Reference.ToPayment SECOND = payment(2);

  @Test
  void i1_an_order_does_not_end_with_money_that_is_held_or_moving() {
    Order paid = placed().pay().send().captured().order();
    assertThat(broken(paid, ended(OrderStatus.CANCELLED)))
        .singleElement()
        .asString()
        .startsWith("I1: ended as CANCELLED with EUR ");
    Order sent = placed().pay().send().order();
    assertThat(broken(sent, ended(OrderStatus.EXPIRED)))
        .singleElement()
        .asString()
        .startsWith("I1: ended as EXPIRED");
    assertThat(broken(sent, ended(OrderStatus.COMPLETED)))
        .singleElement()
        .asString()
        .startsWith("I1: ended as COMPLETED");
  }

  @Test
  void i1_a_completed_order_may_hold_what_paid_it() {
    Order paid = placed().pay().send().captured().order();
    assertThat(broken(paid, ended(OrderStatus.COMPLETED))).isEmpty();
    assertThat(broken(placed().order(), ended(OrderStatus.CANCELLED))).isEmpty();
  }

  @Test
  void i2_two_attempts_are_not_live_at_once() {
    Order sent = placed().pay().send().order();
    Order asked =
        OrderMachine.evolve(
            sent,
            new Fact.PaymentAsked(SECOND, "simulator", "tok_ok", null, eur(4210), Play.START));
    assertThat(Invariants.broken(sent, asked)).isEmpty();
    assertThat(broken(asked, new Fact.ChargeSent(SECOND, Play.START)))
        .containsExactly("I2: live at once: [A-1-p1, A-1-p2]");
  }

  @Test
  void i3_no_more_goes_back_than_was_taken() {
    Order paid = placed().pay().send().captured().order();
    Reference.ToRefund refund = new Reference.ToRefund(paid.id(), 1);
    assertThat(broken(paid, new Fact.Reversed(refund, FIRST, eur(4210), Play.START))).isEmpty();
    assertThat(broken(paid, new Fact.Reversed(refund, FIRST, eur(4211), Play.START)))
        .containsExactly("I3: more is returned of A-1-p1 than was taken");
  }

  @Test
  void i4_an_ended_order_moves_only_when_it_is_reopened() {
    Play play = placed().pay().send();
    Order ended = play.answer(new Outcome.Declined(FIRST, "no")).cancel().order();
    Fact charged = new Fact.Declined(FIRST, "another reason", Play.START);
    assertThat(broken(ended, charged)).containsExactly("I4: an ended order moved");
    Fact again = ended(OrderStatus.EXPIRED);
    assertThat(broken(ended, again)).containsExactly("I4: an ended order moved");
    Reference.ToRefund refund = new Reference.ToRefund(ended.id(), 1);
    assertThat(broken(ended, new Fact.Reversed(refund, FIRST, eur(0), Play.START)))
        .containsExactly("I4: an ended order moved");
    Fact reopened = new Fact.OrderReopened(OrderStatus.CANCELLED, "news", Play.START);
    assertThat(broken(ended, reopened)).isEmpty();
    assertThat(broken(ended, new Fact.ReviewWithdrawn(Play.START))).isEmpty();
  }

  @Test
  void i4_that_it_was_reopened_before_its_ending_does_not_count() {
    Play play = placed().pay().send();
    play.answer(new Outcome.Declined(FIRST, "no")).cancel();
    play.decide(
        new Command.Notice(play.header(), "simulator", "e", FIRST, NoticeClaim.CAPTURED, null));
    play.after(Duration.ofSeconds(1)).answer(new Outcome.Declined(FIRST, "no"));
    assertThat(play.order().status().name()).isEqualTo("CANCELLED");
    assertThat(broken(play.order(), new Fact.Declined(FIRST, "another reason", play.now())))
        .containsExactly("I4: an ended order moved");
  }

  @Test
  void i5_an_answer_does_not_change() {
    Order order = placed().cancel().order();
    Order forgetful = order.remembering(new TreeSet<>());
    assertThat(Invariants.broken(order, forgetful))
        .containsExactly("I5: the answer to command k1 changed");
    assertThat(Invariants.broken(order, order)).isEmpty();
  }

  @Test
  void an_order_counts_the_facts_that_move_it_and_knows_when_the_last_one_did() {
    Play play = placed().pay().send().captured();
    long moves = play.facts().stream().filter(f -> !(f instanceof Fact.CommandAnswered)).count();
    assertThat(play.order().revision()).isEqualTo((int) moves);
    play.after(Duration.ofMinutes(1));
    int before = play.order().revision();
    play.pay();
    assertThat(play.order().revision()).as("a refusal moves nothing").isEqualTo(before);
    assertThat(play.order().updatedAt()).isEqualTo(Play.START);
    play.cancel();
    assertThat(play.order().revision()).isEqualTo(before + 2);
    assertThat(play.order().updatedAt()).isEqualTo(play.now());
  }

  @Test
  void the_providers_own_id_of_a_payment_is_kept() {
    Play play = placed().pay("tok_redirect").send();
    play.answer(new Outcome.Pending(play.payment(), "https://bank.example/1", "ch_7"));
    assertThat(play.order().attempts().getFirst().providerReference()).isEqualTo("ch_7");
    play.untilCall().send().answer(new Outcome.Captured(play.payment(), eur(4210), null));
    assertThat(play.order().attempts().getFirst().providerReference()).isEqualTo("ch_7");
    Play refund = placed().pay().send().captured().cancel().send();
    refund.answer(new Outcome.Refunded(refund.lastRefund(), eur(4210), "re_9"));
    assertThat(refund.order().refunds().getFirst().providerReference()).isEqualTo("re_9");
  }

  @Test
  void what_begins_with_no_placing_is_no_order() {
    List<Fact> none = List.of();
    List<Fact> other = List.of(new Fact.ReviewWithdrawn(Play.START));
    for (List<Fact> facts : List.of(none, other)) {
      assertThatThrownBy(() -> OrderMachine.fold(facts))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("an order begins with being placed");
    }
  }

  private static Fact ended(OrderStatus status) {
    return new Fact.OrderEnded(status, Play.START);
  }

  private static List<String> broken(Order before, Fact fact) {
    return Invariants.broken(before, OrderMachine.evolve(before, fact));
  }

  private static Reference.ToPayment payment(int number) {
    return new Reference.ToPayment(new OrderId("A-1"), number);
  }
}
