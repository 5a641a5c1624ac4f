package io.quittance.domain;

import static io.quittance.domain.Play.eur;
import static io.quittance.domain.Play.placed;
import static io.quittance.domain.Play.placedToAuthorize;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules, one sentence each. */
class OrderMachineTest {

  @Test
  void the_worked_example_of_the_design_comes_out_fact_by_fact() {
    Play play = placed().pay().send().cancel();
    assertThat(play.order().status()).isEqualTo(OrderStatus.CANCELLING);
    play.unknown();
    assertThat(play.money().atRisk()).isEqualTo(4210);
    play.untilCall().send().answer(new Outcome.NotFound(play.payment()));
    assertThat(play.begin()).isInstanceOf(Step.Close.class);
    play.answer(new Outcome.Refused(play.payment(), RefusalCause.TOO_LATE));
    assertThat(play.begin()).isInstanceOf(Step.LookUp.class);
    play.captured();
    assertThat(play.money().held()).isEqualTo(4210);
    play.send().answer(new Outcome.RefundPending(play.lastRefund(), "re_1"));
    play.untilCall().send().answer(new Outcome.Refunded(play.lastRefund(), eur(4210), "re_1"));

    assertThat(play.next()).isEqualTo(new Step.Done());
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
    assertThat(play.money().held()).isZero();
    assertThat(play.facts().stream().filter(f -> !(f instanceof Fact.CommandAnswered)))
        .extracting(f -> f.getClass().getSimpleName())
        .containsExactly(
            "OrderPlaced",
            "PaymentAsked",
            "ChargeSent",
            "CancelRequested",
            "OutcomeUnknown",
            "AttemptNotFound",
            "CloseSent",
            "CloseRefused",
            "Captured",
            "RefundRequested",
            "RefundSent",
            "RefundPending",
            "Refunded",
            "OrderEnded");
  }

  @Test
  void an_order_is_the_fold_of_its_facts() {
    Play play = placed().pay().send().unknown().cancel();
    assertThat(OrderMachine.fold(play.facts())).isEqualTo(play.order());
  }

  @Test
  void a_cancel_before_any_payment_ends_the_order_with_nothing_taken() {
    Play play = placed().cancel();
    assertThat(play.order().status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(play.order().provenZeroAt()).isEqualTo(play.now());
  }

  @Test
  void an_attempt_that_was_decided_but_not_sent_is_not_sent_after_a_cancel() {
    Play play = placed().pay().cancel();
    assertThat(play.order().status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(play.order().attempts().getFirst().sentAt()).isNull();
  }

  @Test
  void a_cancel_of_a_paid_order_returns_all_of_it_and_then_ends_refunded() {
    Play play = placed().pay().send().captured().cancel();
    assertThat(play.order().status()).isEqualTo(OrderStatus.CANCELLING);
    assertThat(play.begin()).isInstanceOf(Step.Refund.class);
    assertThat(play.money().refunding()).isEqualTo(4210);
    assertThat(play.order().provenZeroAt()).isNull();
    play.answer(new Outcome.Refunded(play.lastRefund(), eur(4210), "re_1"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
    assertThat(play.order().provenZeroAt()).isEqualTo(play.now());
  }

  @Test
  void no_charge_is_sent_once_a_cancel_was_accepted() {
    Play play = placed().pay().send().cancel();
    play.answer(new Outcome.NotSent(play.payment(), null));
    assertThat(play.order().status()).isEqualTo(OrderStatus.CANCELLED);
  }

  @Test
  void a_second_payment_is_refused_while_the_first_is_sent_or_unknown() {
    Play play = placed().pay().send();
    assertThat(play.decide(pay(play, "tok_ok"))).isEqualTo(refused(RefusalCode.PAYMENT_IN_FLIGHT));
    play.unknown();
    assertThat(play.decide(pay(play, "tok_ok"))).isEqualTo(refused(RefusalCode.PAYMENT_IN_FLIGHT));
  }

  @Test
  void another_payment_may_be_tried_after_a_decline_under_the_next_number() {
    Play play = placed().pay().send();
    play.answer(new Outcome.Declined(play.payment(), "card_declined"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
    play.pay();
    assertThat(play.begin().reference().text()).isEqualTo("A-1-p2");
  }

  @Test
  void a_timeout_is_unknown_and_is_looked_up_on_the_ladder_without_end() {
    Play play = placed().pay().send().unknown();
    Instant sent = play.now();
    List<Duration> pauses = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Instant before = play.now();
      play.untilCall();
      pauses.add(Duration.between(before, play.now()));
      assertThat(play.begin()).isInstanceOf(Step.LookUp.class);
      play.unknown();
    }
    assertThat(pauses)
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ofHours(1));
    assertThat(play.now()).isAfter(sent.plus(Duration.ofHours(3)));
    assertThat(play.order().status()).isEqualTo(OrderStatus.PAYING);
  }

  @Test
  void a_payment_unknown_for_a_day_asks_a_person_and_goes_on_looking_until_the_answer_comes() {
    Play play = placed().pay().send().unknown();
    while (play.order().review() == null) {
      play.untilCall().send().unknown();
    }
    assertThat(Duration.between(Play.START, play.now())).isBetween(hours(24), hours(26));
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.PAYMENT_UNKNOWN);
    play.untilCall().send().captured();
    assertThat(play.order().review()).isNull();
    assertThat(play.order().status()).isEqualTo(OrderStatus.PAID);
  }

  @Test
  void a_reference_never_seen_is_closed_before_it_counts_as_never_made() {
    Play play = placed().pay().send().unknown().untilCall().send();
    play.answer(new Outcome.NotFound(play.payment()));
    assertThat(play.order().status()).isEqualTo(OrderStatus.PAYING);
    assertThat(play.begin()).isInstanceOf(Step.Close.class);
    play.answer(new Outcome.Closed(play.payment()));
    assertThat(play.order().status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
  }

  @Test
  void without_tombstones_a_second_look_after_the_longest_delay_counts_as_never_made() {
    Play play = withoutTombstones().pay().send().unknown();
    play.untilCall().send().answer(new Outcome.NotFound(play.payment()));
    assertThat(play.order().status()).isEqualTo(OrderStatus.PAYING);
    play.untilCall();
    assertThat(Duration.between(Play.START, play.now())).isGreaterThan(Duration.ofMinutes(5));
    play.send().answer(new Outcome.NotFound(play.payment()));
    assertThat(play.order().status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
  }

  @Test
  void the_second_look_is_made_a_second_after_the_longest_delay_and_a_minute_for_a_stalled_send() {
    Play play = withoutTombstones().pay().send().unknown().untilCall().send();
    play.answer(new Outcome.NotFound(play.payment()));
    assertThat(play.next()).isEqualTo(new Step.AwaitUntil(Play.START.plusSeconds(361)));
  }

  @Test
  void the_first_not_found_does_not_count_alone_however_late_it_comes() {
    Play play = withoutTombstones().pay().send();
    while (play.now().isBefore(Play.START.plus(hours(1)))) {
      play.unknown().untilCall().send();
    }
    play.answer(new Outcome.NotFound(play.payment()));
    assertThat(play.order().status()).isEqualTo(OrderStatus.PAYING);
    assertThat(play.next()).isEqualTo(new Step.AwaitUntil(play.now().plusSeconds(1)));
    play.untilCall().send().answer(new Outcome.NotFound(play.payment()));
    assertThat(play.order().status()).isEqualTo(OrderStatus.EXPIRED);
  }

  @Test
  void a_second_not_found_before_the_longest_delay_is_over_does_not_count() {
    Play play = withoutTombstones().pay().send().unknown().untilCall().send();
    play.answer(new Outcome.NotFound(play.payment()));
    play.decide(
        new Command.Notice(
            play.header(), "simulator", "evt", play.payment(), NoticeClaim.CAPTURED, null));
    assertThat(play.begin()).isInstanceOf(Step.LookUp.class);
    play.answer(new Outcome.NotFound(play.payment()));
    assertThat(play.order().status()).isEqualTo(OrderStatus.PAYING);
  }

  @Test
  void a_call_that_is_under_way_is_not_begun_again() {
    Play charge = placed().pay();
    isBegunOnce(charge);
    isBegunOnce(charge.captured().cancel());
    Play reserved = placedToAuthorize().pay().send();
    reserved.answer(new Outcome.Authorized(reserved.payment(), eur(4210), "ch_1"));
    isBegunOnce(reserved.fulfil());
  }

  private static void isBegunOnce(Play play) {
    Step.Call call = play.begin();
    assertThat(OrderMachine.begin(play.order(), call, play.now()).facts()).isEmpty();
  }

  @Test
  void a_close_that_is_under_way_is_not_begun_again() {
    Play missing = placed().pay().send().unknown().untilCall().send();
    isBegunOnce(missing.answer(new Outcome.NotFound(missing.payment())));
    Play reserved = placedToAuthorize().pay().send();
    reserved.answer(new Outcome.Authorized(reserved.payment(), eur(4210), "ch_1"));
    isBegunOnce(reserved.cancel());
  }

  @Test
  void a_wrong_amount_is_asked_about_again_when_the_dispute_is_over_that_came_before_it() {
    Play play = placed().pay().send();
    play.answer(new Outcome.Disputed(play.payment(), eur(4000), eur(0), "ch_1"));
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.DISPUTED);
    play.answer(new Outcome.Captured(play.payment(), eur(4000), "ch_1"));
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.WRONG_AMOUNT);
  }

  @Test
  void the_longest_delay_counts_from_the_last_send_and_not_from_the_first() {
    Play play = withoutTombstones().pay().send();
    play.answer(new Outcome.NotSent(play.payment(), Duration.ofMinutes(10)));
    play.after(Duration.ofMinutes(10)).send().unknown();
    Instant sent = play.now();
    play.untilCall().send().answer(new Outcome.NotFound(play.payment()));
    play.untilCall();
    assertThat(Duration.between(sent, play.now())).isGreaterThan(Duration.ofMinutes(5));
  }

  @Test
  void a_provider_that_refuses_to_close_what_it_has_not_seen_is_not_asked_in_a_circle() {
    Play play = placed().pay().send().unknown();
    for (int i = 0; i < 5; i++) {
      play.untilCall().send().answer(new Outcome.NotFound(play.payment()));
      play.untilCall().send().answer(new Outcome.Refused(play.payment(), RefusalCause.OTHER));
    }
    assertThat(play.now()).isAfter(Play.START.plus(Duration.ofMinutes(10)));
  }

  @Test
  void a_refund_of_nothing_is_no_refund_and_is_looked_up() {
    Play play = placed().pay().send().captured().cancel().send();
    play.answer(new Outcome.Refunded(play.lastRefund(), eur(0), "re_1"));
    assertThat(play.order().refunds()).hasSize(1);
    assertThat(play.next()).isInstanceOf(Step.AwaitUntil.class);
  }

  @Test
  void nothing_is_promised_or_sent_while_the_books_contradict_each_other() {
    Play play = placed().pay().send().captured().refund(1000L).send();
    Outcome tooMuch = new Outcome.Refunded(play.lastRefund(), eur(9999), "re_1");
    Decision decision = OrderMachine.apply(play.order(), tooMuch, play.now());
    Order broken = play.order();
    for (Fact fact : decision.facts()) {
      broken = OrderMachine.evolve(broken, fact);
    }
    assertThat(decision.facts().getLast()).isInstanceOf(Fact.ReviewOpened.class);
    assertThat(OrderMachine.decide(broken, new Command.Fulfil(play.header()), play.now()).reply())
        .isEqualTo(refused(RefusalCode.NOT_PAID));
    assertThat(OrderMachine.next(broken, play.now())).isEqualTo(new Step.AwaitUntil(null));
  }

  @Test
  void a_payment_that_was_waiting_its_turn_is_not_sent_once_another_took_money() {
    Play play = placed().pay("tok_redirect").send();
    Reference first = play.payment();
    play.answer(new Outcome.Pending(first, "https://bank.example/1", "ch_1")).pay("tok_ok").send();
    play.answer(new Outcome.Captured(first, eur(1000), "ch_1"));
    assertThat(play.next()).isEqualTo(new Step.AwaitUntil(null));
    assertThat(play.order().attempts().getLast().sentAt()).isNull();
  }

  @Test
  void a_charge_that_was_turned_away_is_sent_again_under_the_same_reference_when_asked_to() {
    Play play = placed().pay().send();
    play.answer(new Outcome.NotSent(play.payment(), Duration.ofSeconds(7)));
    assertThat(play.next()).isEqualTo(new Step.AwaitUntil(play.now().plusSeconds(7)));
    play.after(Duration.ofSeconds(7));
    assertThat(play.begin().reference().text()).isEqualTo("A-1-p1");
  }

  @Test
  void a_charge_that_never_arrives_is_given_up_after_five_sends() {
    Play play = placed().pay();
    for (int i = 0; i < 5; i++) {
      play.untilCall().send().answer(new Outcome.NotSent(play.payment(), null));
    }
    assertThat(play.order().status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
    assertThat(play.order().attempts().getFirst().state()).isEqualTo(new AttemptState.Closed());
  }

  @Test
  void an_order_not_paid_in_time_expires() {
    Play play = placed();
    assertThat(play.next()).isEqualTo(new Step.AwaitUntil(play.order().payBy()));
    play.after(Duration.ofMinutes(30));
    assertThat(play.order().status()).isEqualTo(OrderStatus.EXPIRED);
  }

  @Test
  void a_payment_that_meets_a_passed_deadline_is_refused_although_no_timer_has_fired_yet() {
    Play play = placed();
    Instant late = play.order().payBy();
    Decision decision = OrderMachine.decide(play.order(), pay(play, "tok_ok"), late);
    assertThat(decision.reply()).isEqualTo(refused(RefusalCode.ORDER_CLOSED));
    assertThat(decision.facts().getLast())
        .isEqualTo(new Fact.OrderEnded(OrderStatus.EXPIRED, late));
  }

  @Test
  void expiry_never_takes_a_payment_away() {
    Play play = placed().pay().send().after(Duration.ofMinutes(31));
    assertThat(play.order().status()).isEqualTo(OrderStatus.PAYING);
    play.captured();
    assertThat(play.order().status()).isEqualTo(OrderStatus.PAID);
    assertThat(play.next()).isEqualTo(new Step.AwaitUntil(null));
  }

  @Test
  void a_refused_refund_is_tried_again_under_the_next_number() {
    Play play = placed().pay().send().captured().cancel();
    for (int i = 1; i <= 3; i++) {
      play.untilCall();
      assertThat(play.begin().reference().text()).isEqualTo("A-1-r" + i);
      play.answer(new Outcome.Refused(play.lastRefund(), RefusalCause.OTHER));
    }
    assertThat(Duration.between(Play.START, play.now())).isEqualTo(Duration.ofSeconds(6));
    play.untilCall().send().answer(new Outcome.Refunded(play.lastRefund(), eur(4210), "re"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
    assertThat(play.order().refunds().getFirst().state())
        .isEqualTo(
            new RefundState.Failed(
                RefusalCause.OTHER, new Reference.ToRefund(play.order().id(), 2)));
  }

  @Test
  void a_refund_without_answer_is_looked_up_and_sent_again_under_the_same_reference() {
    Play play = placed().pay().send().captured().cancel().send();
    play.answer(new Outcome.Unknown(play.lastRefund()));
    assertThat(play.money().refunding()).isEqualTo(4210);
    assertThat(play.untilCall().begin()).isInstanceOf(Step.LookUp.class);
    play.answer(new Outcome.NotFound(play.lastRefund()));
    Step.Call again = play.begin();
    assertThat(again).isInstanceOf(Step.Refund.class);
    assertThat(again.reference().text()).isEqualTo("A-1-r1");
  }

  @Test
  void a_refund_refused_for_good_asks_a_person_at_once_and_sends_no_other() {
    Play play = placed().pay().send().captured().cancel().send();
    play.answer(new Outcome.Refused(play.lastRefund(), RefusalCause.ACCOUNT_CLOSED));
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.REFUND_REFUSED);
    assertThat(play.order().status()).isEqualTo(OrderStatus.CANCELLING);
    assertThat(play.next()).isEqualTo(new Step.AwaitUntil(null));
  }

  @Test
  void a_refund_under_way_for_a_day_asks_a_person_and_goes_on() {
    Play play = placed().pay().send().captured().cancel().send();
    play.answer(new Outcome.RefundPending(play.lastRefund(), "re_1"));
    while (play.order().review() == null) {
      play.untilCall().send().answer(new Outcome.RefundPending(play.lastRefund(), "re_1"));
    }
    assertThat(Duration.between(Play.START, play.now())).isBetween(hours(24), hours(26));
    play.untilCall().send().answer(new Outcome.Refunded(play.lastRefund(), eur(4210), "re_1"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
  }

  @Test
  void a_wrong_amount_never_pays_an_order_and_a_cancel_returns_what_was_really_taken() {
    Play play = placed().pay().send();
    play.answer(new Outcome.Captured(play.payment(), eur(4000), "ch_1"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.PAYING);
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.WRONG_AMOUNT);
    assertThat(play.decide(pay(play, "tok_ok"))).isEqualTo(refused(RefusalCode.PAYMENT_IN_FLIGHT));
    assertThat(play.after(hours(1)).order().status()).isEqualTo(OrderStatus.PAYING);
    play.cancel().send().answer(new Outcome.Refunded(play.lastRefund(), eur(4000), "re_1"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
  }

  @Test
  void a_wrong_currency_is_returned_in_that_currency() {
    Play play = placed().pay().send();
    play.answer(new Outcome.Captured(play.payment(), Money.of(4210, "USD"), "ch_1"));
    play.cancel().send();
    assertThat(play.order().refunds().getFirst().amount()).isEqualTo(Money.of(4210, "USD"));
    play.answer(new Outcome.Refunded(play.lastRefund(), Money.of(4210, "USD"), "re_1"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
  }

  @Test
  void the_success_of_an_attempt_thought_dead_is_returned_when_another_paid() {
    Play play = placed().pay().send();
    Reference first = play.payment();
    play.answer(new Outcome.Declined(first, "card_declined")).pay().send().captured();
    play.answer(new Outcome.Captured(first, eur(4210), "ch_0"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.PAID);
    assertThat(play.order().refunds().getLast().origin()).isEqualTo(RefundOrigin.DUPLICATE);
    assertThat(play.begin()).isInstanceOf(Step.Refund.class);
    play.answer(new Outcome.Refunded(play.lastRefund(), eur(4210), "re_1"));
    assertThat(play.money().held()).isEqualTo(4210);
  }

  @Test
  void the_same_command_gets_the_same_answer_for_ever_and_moves_nothing() {
    Play play = placed();
    Command.Pay pay = new Command.Pay(Play.header("k", "f"), null, "tok_ok", null);
    Reply first = play.decide(pay);
    play.send().captured().cancel();
    Order before = play.order();
    assertThat(play.decide(pay)).isEqualTo(first);
    assertThat(play.order()).isEqualTo(before);
  }

  @Test
  void a_command_id_used_for_something_else_is_refused_and_moves_nothing() {
    Play play = placed();
    play.decide(new Command.Pay(Play.header("k", "f"), null, "tok_ok", null));
    Order before = play.order();
    assertThat(play.decide(new Command.Pay(Play.header("k", "g"), null, "tok_slow", null)))
        .isEqualTo(refused(RefusalCode.COMMAND_ID_REUSED));
    assertThat(play.decide(new Command.Cancel(Play.header("k", "f"), null)))
        .isEqualTo(refused(RefusalCode.COMMAND_ID_REUSED));
    assertThat(play.order()).isEqualTo(before);
  }

  @Test
  void a_full_refund_of_a_paid_order_is_a_cancel_and_a_partial_one_is_not() {
    Play partly = placed().pay().send().captured().refund(1000L);
    assertThat(partly.order().status()).isEqualTo(OrderStatus.PAID);
    assertThat(partly.begin()).isInstanceOf(Step.Refund.class);
    assertThat(placed().pay().send().captured().refund(4210L).order().status())
        .isEqualTo(OrderStatus.CANCELLING);
  }

  @Test
  void refunds_never_exceed_what_was_taken() {
    Play play = placed().pay().send().captured().fulfil().refund(4000L);
    assertThat(play.decide(new Command.Refund(play.header(), 211L, null, null, null)))
        .isEqualTo(new Reply.Refused(RefusalCode.REFUND_EXCEEDS_HELD, "amount"));
    assertThat(play.decide(new Command.Refund(play.header(), 0L, null, null, null)))
        .isEqualTo(new Reply.Refused(RefusalCode.AMOUNT_INVALID, "amount"));
    assertThat(play.decide(new Command.Refund(play.header(), 210L, null, null, null)))
        .isInstanceOf(Reply.Accepted.class);
    assertThat(play.decide(new Command.Refund(play.header(), 1L, null, null, null)))
        .isEqualTo(refused(RefusalCode.REFUND_IN_FLIGHT));
  }

  @Test
  void a_fulfilled_order_completes_when_its_refund_window_ends_and_no_refund_is_open() {
    Play play = placed().pay().send().captured().fulfil();
    assertThat(play.order().status()).isEqualTo(OrderStatus.FULFILLED);
    play.refund(1000L).send().after(Duration.ofDays(30));
    assertThat(play.order().status()).isEqualTo(OrderStatus.FULFILLED);
    play.answer(new Outcome.Refunded(play.lastRefund(), eur(1000), "re_1"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.COMPLETED);
  }

  @Test
  void a_disputed_payment_is_not_refunded() {
    Play play = placed().pay().send().captured();
    play.answer(new Outcome.Disputed(play.payment(), eur(4210), eur(0), "ch_1"));
    assertThat(play.decide(new Command.Cancel(play.header(), null)))
        .isEqualTo(refused(RefusalCode.PAYMENT_DISPUTED));
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.DISPUTED);
  }

  @Test
  void two_tabs_with_the_same_method_share_one_attempt_and_another_method_closes_it_first() {
    Play play = placed().pay("tok_redirect").send();
    Reference first = play.payment();
    play.answer(new Outcome.Pending(first, "https://bank.example/1", "ch_1"));
    assertThat(play.decide(pay(play, "tok_redirect"))).isEqualTo(new Reply.Accepted(first));
    play.pay("tok_ok");
    assertThat(play.begin())
        .isEqualTo(new Step.Close(new Reference.ToPayment(play.order().id(), 1), "simulator"));
    play.answer(new Outcome.Closed(first));
    assertThat(play.begin().reference().text()).isEqualTo("A-1-p2");
  }

  @Test
  void a_provider_that_refuses_to_close_a_pending_payment_is_not_asked_in_a_circle() {
    Play play = placed().pay("tok_redirect").send();
    play.answer(new Outcome.Pending(play.payment(), "https://bank.example/1", "ch_1")).cancel();
    Instant start = play.now();
    for (int i = 0; i < 4; i++) {
      play.untilCall();
      assertThat(play.begin()).isInstanceOf(Step.Close.class);
      play.answer(new Outcome.Refused(play.payment(), RefusalCause.OTHER));
      assertThat(play.begin()).isInstanceOf(Step.LookUp.class);
      play.answer(new Outcome.Pending(play.payment(), null, null));
    }
    assertThat(play.now()).isAfter(start.plusSeconds(60));
  }

  @Test
  void what_is_reserved_is_voided_by_a_cancel_and_taken_by_fulfilment() {
    Play reserved = placedToAuthorize().pay().send();
    reserved.answer(new Outcome.Authorized(reserved.payment(), eur(4210), "ch_1"));
    assertThat(reserved.order().status()).isEqualTo(OrderStatus.AUTHORIZED);
    reserved.fulfil();
    assertThat(reserved.begin()).isInstanceOf(Step.Capture.class);
    assertThat(reserved.order().status()).isEqualTo(OrderStatus.FULFILLING);
    assertThat(reserved.captured().order().status()).isEqualTo(OrderStatus.FULFILLED);

    Play voided = placedToAuthorize().pay().send();
    voided.answer(new Outcome.Authorized(voided.payment(), eur(4210), "ch_1")).cancel();
    assertThat(voided.begin()).isInstanceOf(Step.Close.class);
    voided.answer(new Outcome.Closed(voided.payment()));
    assertThat(voided.order().status()).isEqualTo(OrderStatus.CANCELLED);
  }

  @Test
  void a_call_whose_answer_was_lost_is_looked_up() {
    assertThat(placed().pay().send().begin()).isInstanceOf(Step.LookUp.class);
    assertThat(placed().pay().send().captured().cancel().send().begin())
        .isInstanceOf(Step.LookUp.class);
  }

  @Test
  void a_look_that_was_turned_away_is_no_proof_that_the_lost_charge_was_not_sent() {
    Play play = placed().pay().send();
    play.begin();
    play.answer(new Outcome.NotSent(play.payment(), null));
    assertThat(play.order().attempts().getFirst().state()).isInstanceOf(AttemptState.Unknown.class);
    assertThat(play.untilCall().begin()).isInstanceOf(Step.LookUp.class);
  }

  @Test
  void a_notice_brings_the_next_look_forward_and_decides_nothing() {
    Play play = placed().pay().send().unknown();
    assertThat(play.next()).isInstanceOf(Step.AwaitUntil.class);
    play.decide(new Command.Notice(play.header(), "simulator", "evt_1", null, null, null));
    assertThat(play.order().status()).isEqualTo(OrderStatus.PAYING);
    assertThat(play.begin()).isInstanceOf(Step.LookUp.class);
  }

  @Test
  void a_command_is_answered_by_the_first_outcome_of_the_call_it_caused() {
    Play play = placed();
    CommandId k = new CommandId("k");
    play.decide(new Command.Pay(Play.header("k", "f"), null, "tok_ok", null));
    assertThat(OrderMachine.isAnswered(play.order(), k)).isFalse();
    play.send();
    assertThat(OrderMachine.isAnswered(play.order(), k)).isFalse();
    play.unknown();
    assertThat(OrderMachine.isAnswered(play.order(), k)).isTrue();
  }

  private static Play withoutTombstones() {
    return new Play(Play.terms(CaptureMode.SALE, Play.WITHOUT_TOMBSTONES));
  }

  private static Command pay(Play play, String method) {
    return new Command.Pay(play.header(), "simulator", method, null);
  }

  private static Reply refused(RefusalCode code) {
    return new Reply.Refused(code);
  }

  private static Duration hours(int hours) {
    return Duration.ofHours(hours);
  }

  @Test
  void a_refund_of_a_revision_that_has_passed_is_refused_and_one_of_the_present_is_taken() {
    Play play = placed().pay().send().captured();
    int seen = play.order().revision();
    assertThat(play.decide(new Command.Refund(play.header(), 1000L, null, null, seen)))
        .isInstanceOf(Reply.Accepted.class);
    assertThat(play.decide(new Command.Refund(play.header(), 1000L, null, null, seen)))
        .isEqualTo(new Reply.Refused(RefusalCode.REVISION_CHANGED));
  }

  @Test
  void a_refund_of_an_order_that_has_ended_is_refused_for_that_whatever_else_is_wrong_with_it() {
    Play play = placed().cancel();
    assertThat(play.decide(new Command.Refund(play.header(), 1000L, "USD", null, 0)))
        .isEqualTo(EndedOrder.reply(OrderStatus.CANCELLED, CommandKind.REFUND));
  }

  @Test
  void a_repeated_refund_gets_its_first_answer_though_the_revision_has_passed_since() {
    Play play = placed().pay().send().captured();
    Command refund =
        new Command.Refund(Play.header("k", "f"), 1000L, null, null, play.order().revision());
    Reply first = play.decide(refund);
    assertThat(play.decide(refund)).isEqualTo(first);
    assertThat(play.order().refunds()).hasSize(1);
  }

  @Test
  void refunding_all_that_is_left_of_a_paid_order_is_a_cancel() {
    Play play = placed().pay().send().captured().refund(1000L).send();
    play.answer(new Outcome.Refunded(play.lastRefund(), eur(1000), "re_1"));
    play.refund(null).send();
    play.answer(new Outcome.Refunded(play.lastRefund(), eur(3210), "re_2"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
  }

  @Test
  void a_cancel_while_a_partial_refund_is_open_returns_the_rest_and_no_more() {
    Play play = placed().pay().send().captured().refund(1000L).send().cancel();
    assertThat(play.order().refunds())
        .extracting(refund -> refund.amount().minorUnits())
        .containsExactly(1000L, 3210L);
  }

  @Test
  void goods_may_go_while_a_part_is_being_refunded_but_not_while_all_of_it_is() {
    Play play = placed().pay().send().captured().refund(1000L).send();
    assertThat(play.decide(new Command.Fulfil(play.header()))).isInstanceOf(Reply.Accepted.class);
    assertThat(play.order().status()).isEqualTo(OrderStatus.FULFILLED);
  }

  @Test
  void a_refund_long_after_completion_reopens_the_order_until_the_money_is_back() {
    Play play = placed().pay().send().captured().fulfil().after(Duration.ofDays(400));
    assertThat(play.order().status()).isEqualTo(OrderStatus.COMPLETED);
    play.refund(1000L);
    assertThat(play.order().status()).isEqualTo(OrderStatus.FULFILLED);
    play.send().answer(new Outcome.Refunded(play.lastRefund(), eur(1000), "re_1"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.COMPLETED);
    assertThat(play.money().held()).isEqualTo(3210);
  }

  @Test
  void an_expired_order_that_money_comes_in_for_returns_it_and_ends_as_refunded() {
    Play play = placed().pay().send();
    play.answer(new Outcome.Declined(play.payment(), "card_declined")).after(Duration.ofHours(1));
    assertThat(play.order().status()).isEqualTo(OrderStatus.EXPIRED);
    play.decide(new Command.Notice(play.header(), "simulator", null, play.payment(), null, null));
    assertThat(play.order().provenZeroAt()).isNull();
    play.send().captured().send();
    play.answer(new Outcome.Refunded(play.lastRefund(), eur(4210), "re_1"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.REFUNDED);
  }

  @Test
  void an_order_that_was_looked_at_again_for_nothing_ends_as_it_had_ended() {
    Play play = placed().pay().send();
    play.answer(new Outcome.Declined(play.payment(), "card_declined")).after(Duration.ofHours(1));
    play.decide(new Command.Notice(play.header(), "simulator", null, play.payment(), null, null));
    play.send().answer(new Outcome.Declined(play.payment(), "card_declined"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.EXPIRED);
  }

  @Test
  void an_order_may_be_reopened_twice_within_one_instant() {
    Play play = placed().pay().send();
    play.answer(new Outcome.Declined(play.payment(), "card_declined")).after(Duration.ofHours(1));
    for (int i = 0; i < 2; i++) {
      play.decide(new Command.Notice(play.header(), "simulator", null, play.payment(), null, null));
      play.send().answer(new Outcome.Declined(play.payment(), "card_declined"));
    }
    assertThat(play.order().status()).isEqualTo(OrderStatus.EXPIRED);
    assertThat(play.order().review()).isNull();
  }

  @Test
  void ended_is_ended_for_other_commands_than_a_refund_of_a_completed_order() {
    Play play = placed().cancel();
    int facts = play.facts().size();
    play.pay().fulfil().refund(1L).cancel();
    play.decide(new Command.Notice(play.header(), "simulator", "evt_1", null, null, null));
    assertThat(play.facts()).hasSize(facts);
  }

  @Test
  void a_dispute_after_completion_reopens_the_order_and_asks_a_person() {
    Play play = placed().pay().send().captured().fulfil().after(Duration.ofDays(400));
    play.decide(
        new Command.Notice(play.header(), "simulator", null, play.payment(), null, "a dispute"));
    play.send().answer(new Outcome.Disputed(play.payment(), eur(4210), eur(0), "ch_1"));
    assertThat(play.reviewKind()).isEqualTo(Review.Kind.DISPUTED);
    assertThat(play.order().status()).isEqualTo(OrderStatus.FULFILLED);
    assertThat(play.decide(new Command.Refund(play.header(), null, null, null, null)))
        .isEqualTo(new Reply.Refused(RefusalCode.PAYMENT_DISPUTED));
  }

  @Test
  void the_late_success_of_a_dead_attempt_is_returned_and_not_the_one_that_pays() {
    Play play = placed().pay().send();
    Reference first = play.payment();
    play.answer(new Outcome.Declined(first, "card_declined")).pay().send().captured().fulfil();
    Reference second = play.payment();
    play.refund(1000L).send();
    play.answer(new Outcome.Refunded(play.lastRefund(), eur(1000), "re_1"));
    play.after(Duration.ofDays(31));
    play.decide(new Command.Notice(play.header(), "simulator", null, first, null, "it was taken"));
    play.send().answer(new Outcome.Captured(first, eur(4210), "ch_0"));
    Refund late = play.order().refunds().getLast();
    assertThat(late.payment()).isEqualTo(first);
    assertThat(late.amount()).isEqualTo(eur(4210));
    assertThat(play.order().payingAttempt().orElseThrow().reference()).isEqualTo(second);
    play.send().answer(new Outcome.Refunded(late.reference(), eur(4210), "re_2"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.COMPLETED);
    assertThat(play.money().held()).isEqualTo(3210);
  }

  @Test
  void a_call_that_had_its_answer_is_not_begun_again() {
    Play play = placed().pay();
    Step.Call charge = play.begin();
    play.captured();
    assertThat(OrderMachine.begin(play.order(), charge, play.now()).facts()).isEmpty();
  }
}
