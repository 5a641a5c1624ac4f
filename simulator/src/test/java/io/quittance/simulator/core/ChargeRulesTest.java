package io.quittance.simulator.core;

import static io.quittance.simulator.core.Teller.answer;
import static io.quittance.simulator.core.Teller.authorizing;
import static io.quittance.simulator.core.Teller.charging;
import static io.quittance.simulator.core.Teller.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChargeRulesTest {

  private final Teller teller = new Teller();

  @Test
  void a_charge_is_captured_in_full() {
    Verdict verdict = teller.charge("A-1-p1", PaymentMethod.TOK_OK);

    assertThat(answer(verdict)).isEqualTo(new Answer.OfCharge(200, teller.held("A-1-p1")));
    assertThat(teller.held("A-1-p1").status()).isEqualTo(ChargeStatus.CAPTURED);
    assertThat(teller.held("A-1-p1").captured()).isEqualTo(4210);
  }

  @Test
  void a_declined_charge_takes_nothing_and_answers_402() {
    Verdict verdict = teller.charge("A-1-p1", PaymentMethod.TOK_DECLINED);

    assertThat(answer(verdict)).isEqualTo(new Answer.OfCharge(402, teller.held("A-1-p1")));
    assertThat(teller.held("A-1-p1").declineCode()).isEqualTo("card_declined");
    assertThat(teller.held("A-1-p1").captured()).isZero();
  }

  @Test
  void a_charge_that_is_not_to_be_captured_is_authorized_and_captured_on_demand() {
    teller.tell(authorizing("A-1-p1"));
    assertThat(teller.held("A-1-p1").status()).isEqualTo(ChargeStatus.AUTHORIZED);
    assertThat(teller.held("A-1-p1").captured()).isZero();

    teller.tell(new Command.Capture("A-1-p1"));
    assertThat(teller.held("A-1-p1").captured()).isEqualTo(4210);

    int before = teller.events().size();
    assertThat(problem(teller.tell(new Command.Capture("A-1-p1")))).isNull();
    assertThat(teller.events()).hasSize(before);
  }

  @Test
  void a_repeated_charge_replays_its_first_answer_although_the_charge_has_moved_on() {
    Verdict first = teller.tell(authorizing("A-1-p1"));
    teller.tell(new Command.Capture("A-1-p1"));

    Verdict again = teller.tell(authorizing("A-1-p1"));

    assertThat(answer(again)).isEqualTo(answer(first));
    assertThat(again).matches(verdict -> ((Verdict.Answered) verdict).replayed());
  }

  @Test
  void a_reference_used_with_another_body_is_a_conflict_and_moves_nothing() {
    teller.charge("A-1-p1", PaymentMethod.TOK_OK);
    int before = teller.events().size();

    assertThat(problem(teller.tell(charging("A-1-p1", PaymentMethod.TOK_OK, 4211))))
        .isEqualTo(Problem.IDEMPOTENCY_CONFLICT);
    assertThat(problem(teller.charge("A-1-p1", PaymentMethod.TOK_SLOW)))
        .isEqualTo(Problem.IDEMPOTENCY_CONFLICT);
    assertThat(problem(teller.tell(authorizing("A-1-p1")))).isEqualTo(Problem.IDEMPOTENCY_CONFLICT);
    assertThat(teller.events()).hasSize(before);
  }

  @Test
  void a_slow_charge_is_pending_until_its_time_and_its_callers_wait() {
    assertThat(teller.charge("A-1-p1", PaymentMethod.TOK_SLOW))
        .isEqualTo(new Verdict.Waits("A-1-p1", false));
    assertThat(teller.charge("A-1-p1", PaymentMethod.TOK_SLOW))
        .isEqualTo(new Verdict.Waits("A-1-p1", true));

    teller.pass(Duration.ofMillis(4999));
    assertThat(teller.held("A-1-p1").status()).isEqualTo(ChargeStatus.PENDING);

    teller.pass(Duration.ofMillis(1));
    assertThat(teller.held("A-1-p1").captured()).isEqualTo(4210);
    assertThat(answer(Rules.settled(teller.books(), new Verdict.Waits("A-1-p1", false))))
        .isEqualTo(new Answer.OfCharge(200, teller.held("A-1-p1")));
  }

  @Test
  void a_slow_charge_closed_in_time_is_never_executed() {
    teller.charge("A-1-p1", PaymentMethod.TOK_SLOW);
    teller.tell(new Command.Close("A-1-p1"));
    teller.pass(Duration.ofSeconds(10));

    assertThat(teller.held("A-1-p1").status()).isEqualTo(ChargeStatus.CLOSED);
    assertThat(teller.held("A-1-p1").captured()).isZero();
    assertThat(problem(Rules.settled(teller.books(), new Verdict.Waits("A-1-p1", false))))
        .isEqualTo(Problem.REFERENCE_CLOSED);
  }

  @Test
  void a_lost_charge_leaves_no_trace_however_often_it_is_sent() {
    for (int i = 0; i < 3; i++) {
      assertThat(teller.charge("A-1-p1", PaymentMethod.TOK_TIMEOUT_BEFORE))
          .isEqualTo(new Verdict.Unanswered("not_executed", false));
    }
    assertThat(problem(teller.tell(new Command.LookUp("A-1-p1"))))
        .isEqualTo(Problem.CHARGE_NOT_FOUND);
    assertThat(teller.events()).isEmpty();
  }

  @Test
  void an_unanswered_charge_is_executed_and_answered_when_repeated() {
    assertThat(teller.charge("A-1-p1", PaymentMethod.TOK_TIMEOUT_AFTER))
        .isEqualTo(new Verdict.Unanswered("captured", false));
    assertThat(answer(teller.charge("A-1-p1", PaymentMethod.TOK_TIMEOUT_AFTER)))
        .isEqualTo(new Answer.OfCharge(200, teller.held("A-1-p1")));
  }

  @Test
  void a_delayed_charge_is_unknown_until_it_arrives() {
    assertThat(teller.charge("A-1-p1", PaymentMethod.TOK_DELAYED))
        .isInstanceOf(Verdict.Unanswered.class);
    teller.pass(Duration.ofMillis(2999));
    assertThat(problem(teller.tell(new Command.LookUp("A-1-p1"))))
        .isEqualTo(Problem.CHARGE_NOT_FOUND);
    assertThat(teller.books().chargesStartingWith("A-1-")).isEmpty();
    assertThat(problem(teller.refund("A-1-r1", "A-1-p1", 1))).isEqualTo(Problem.CHARGE_NOT_FOUND);

    teller.pass(Duration.ofMillis(1));
    assertThat(answer(teller.tell(new Command.LookUp("A-1-p1"))))
        .isEqualTo(new Answer.OfCharge(200, teller.held("A-1-p1")));
    assertThat(teller.held("A-1-p1").captured()).isEqualTo(4210);
  }

  @Test
  void a_delayed_charge_whose_reference_was_closed_is_refused_when_it_arrives() {
    teller.charge("A-1-p1", PaymentMethod.TOK_DELAYED);
    teller.tell(new Command.Close("A-1-p1"));
    teller.pass(Duration.ofSeconds(3));

    assertThat(teller.held("A-1-p1").status()).isEqualTo(ChargeStatus.CLOSED);
    assertThat(teller.held("A-1-p1").captured()).isZero();
    assertThat(problem(teller.charge("A-1-p1", PaymentMethod.TOK_DELAYED)))
        .isEqualTo(Problem.REFERENCE_CLOSED);
  }

  @Test
  void a_charge_answered_with_500_is_executed_and_replays_the_500() {
    assertThat(problem(teller.charge("A-1-p1", PaymentMethod.TOK_500_AFTER)))
        .isEqualTo(Problem.INTERNAL_ERROR);
    assertThat(teller.held("A-1-p1").captured()).isEqualTo(4210);
    assertThat(problem(teller.charge("A-1-p1", PaymentMethod.TOK_500_AFTER)))
        .isEqualTo(Problem.INTERNAL_ERROR);
    assertThat(answer(teller.tell(new Command.LookUp("A-1-p1"))))
        .isEqualTo(new Answer.OfCharge(200, teller.held("A-1-p1")));
  }

  @Test
  void a_rate_limited_charge_is_captured_at_the_third_try() {
    for (int i = 0; i < 2; i++) {
      assertThat(problem(teller.charge("A-1-p1", PaymentMethod.TOK_RATE_LIMITED)))
          .isEqualTo(Problem.RATE_LIMITED);
    }
    assertThat(teller.books().charge("A-1-p1")).isNull();

    teller.charge("A-1-p1", PaymentMethod.TOK_RATE_LIMITED);
    assertThat(teller.held("A-1-p1").captured()).isEqualTo(4210);
  }

  @Test
  void an_unseen_reference_can_be_closed_for_ever() {
    teller.tell(new Command.Close("A-1-p1"));

    assertThat(teller.held("A-1-p1").status()).isEqualTo(ChargeStatus.CLOSED);
    assertThat(problem(teller.charge("A-1-p1", PaymentMethod.TOK_OK)))
        .isEqualTo(Problem.REFERENCE_CLOSED);
    assertThat(problem(teller.tell(new Command.Close("A-1-p1")))).isNull();
    assertThat(teller.held("A-1-p1").captured()).isZero();
  }

  @Test
  void without_tombstones_an_unseen_reference_cannot_be_closed() {
    Teller strict = new Teller(false);
    strict.charge("A-2-p1", PaymentMethod.TOK_DELAYED);

    assertThat(problem(strict.tell(new Command.Close("A-1-p1"))))
        .isEqualTo(Problem.TOMBSTONES_UNSUPPORTED);
    assertThat(problem(strict.tell(new Command.Close("A-2-p1"))))
        .isEqualTo(Problem.TOMBSTONES_UNSUPPORTED);

    strict.pass(Duration.ofSeconds(3));
    assertThat(strict.held("A-2-p1").captured()).isEqualTo(4210);
  }

  @Test
  void an_authorized_charge_can_be_voided_and_then_not_captured() {
    teller.tell(authorizing("A-1-p1"));
    assertThat(problem(teller.tell(new Command.Close("A-1-p1")))).isNull();
    assertThat(problem(teller.tell(new Command.Capture("A-1-p1"))))
        .isEqualTo(Problem.REFERENCE_CLOSED);
    assertThat(teller.held("A-1-p1").captured()).isZero();
  }

  @Test
  void what_is_captured_or_declined_cannot_be_closed() {
    teller.charge("A-1-p1", PaymentMethod.TOK_OK);
    teller.charge("A-2-p1", PaymentMethod.TOK_DECLINED);

    assertThat(problem(teller.tell(new Command.Close("A-1-p1"))))
        .isEqualTo(Problem.ALREADY_CAPTURED);
    assertThat(problem(teller.tell(new Command.Close("A-2-p1"))))
        .isEqualTo(Problem.ALREADY_DECLINED);
  }

  @Test
  void what_is_pending_declined_or_unseen_cannot_be_captured() {
    teller.charge("A-1-p1", PaymentMethod.TOK_SLOW);
    teller.charge("A-2-p1", PaymentMethod.TOK_DECLINED);

    assertThat(problem(teller.tell(new Command.Capture("A-1-p1"))))
        .isEqualTo(Problem.CHARGE_PENDING);
    assertThat(problem(teller.tell(new Command.Capture("A-2-p1"))))
        .isEqualTo(Problem.ALREADY_DECLINED);
    assertThat(problem(teller.tell(new Command.Capture("A-3-p1"))))
        .isEqualTo(Problem.CHARGE_NOT_FOUND);
  }

  @Test
  void a_captured_charge_can_be_disputed_which_moves_no_money() {
    teller.charge("A-1-p1", PaymentMethod.TOK_OK);
    assertThat(teller.held("A-1-p1").disputed()).isFalse();

    Verdict verdict = teller.tell(new Command.Dispute("A-1-p1"));

    assertThat(answer(verdict)).isEqualTo(new Answer.OfCharge(200, teller.held("A-1-p1")));
    assertThat(teller.held("A-1-p1").disputed()).isTrue();
    assertThat(teller.held("A-1-p1").captured()).isEqualTo(4210);
    int events = teller.events().size();
    teller.tell(new Command.Dispute("A-1-p1"));
    assertThat(teller.events()).hasSize(events);
  }

  @Test
  void what_took_no_money_cannot_be_disputed() {
    teller.tell(authorizing("A-1-p1"));
    teller.charge("A-2-p1", PaymentMethod.TOK_DELAYED);

    assertThat(problem(teller.tell(new Command.Dispute("A-1-p1"))))
        .isEqualTo(Problem.CHARGE_NOT_CAPTURED);
    assertThat(problem(teller.tell(new Command.Dispute("A-2-p1"))))
        .isEqualTo(Problem.CHARGE_NOT_FOUND);
    assertThat(problem(teller.tell(new Command.Dispute("A-3-p1"))))
        .isEqualTo(Problem.CHARGE_NOT_FOUND);
  }

  @Test
  void a_masked_charge_is_executed_once_and_replays_the_500() {
    Command command = charging("A-1-p1", PaymentMethod.TOK_OK, 4210);

    assertThat(problem(teller.tell(command, true))).isEqualTo(Problem.INTERNAL_ERROR);
    assertThat(problem(teller.tell(command))).isEqualTo(Problem.INTERNAL_ERROR);
    assertThat(teller.held("A-1-p1").captured()).isEqualTo(4210);
  }
}
