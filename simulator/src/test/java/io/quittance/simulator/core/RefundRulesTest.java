package io.quittance.simulator.core;

import static io.quittance.simulator.core.Teller.answer;
import static io.quittance.simulator.core.Teller.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefundRulesTest {

  private final Teller teller = new Teller();

  @Test
  void a_refund_returns_a_part_of_what_was_captured() {
    teller.charge("A-1-p1", PaymentMethod.TOK_OK);

    assertThat(problem(teller.refund("A-1-r1", "A-1-p1", 1000))).isNull();
    assertThat(teller.held("A-1-p1").refunded()).isEqualTo(1000);
    assertThat(teller.held("A-1-p1").captured()).isEqualTo(4210);
  }

  @Test
  void refunds_never_return_more_than_was_captured() {
    teller.charge("A-1-p1", PaymentMethod.TOK_OK);
    teller.refund("A-1-r1", "A-1-p1", 4000);

    assertThat(problem(teller.refund("A-1-r2", "A-1-p1", 211)))
        .isEqualTo(Problem.REFUND_EXCEEDS_CAPTURED);
    assertThat(problem(teller.refund("A-1-r3", "A-1-p1", 210))).isNull();
    assertThat(teller.held("A-1-p1").refunded()).isEqualTo(4210);
  }

  @Test
  void a_pending_refund_counts_against_what_is_left() {
    teller.charge("A-1-p1", PaymentMethod.TOK_REFUND_PENDING);
    teller.refund("A-1-r1", "A-1-p1", 4000);

    assertThat(teller.held("A-1-p1").refunded()).isZero();
    assertThat(problem(teller.refund("A-1-r2", "A-1-p1", 211)))
        .isEqualTo(Problem.REFUND_EXCEEDS_CAPTURED);
  }

  @Test
  void a_repeated_refund_replays_its_first_answer_and_returns_nothing_more() {
    teller.charge("A-1-p1", PaymentMethod.TOK_OK);
    Verdict first = teller.refund("A-1-r1", "A-1-p1", 1000);

    assertThat(answer(teller.refund("A-1-r1", "A-1-p1", 1000))).isEqualTo(answer(first));
    assertThat(teller.held("A-1-p1").refunded()).isEqualTo(1000);
  }

  @Test
  void a_refused_refund_stays_refused_even_when_it_would_be_possible_now() {
    assertThat(problem(teller.refund("A-1-r1", "A-1-p1", 10))).isEqualTo(Problem.CHARGE_NOT_FOUND);
    teller.charge("A-1-p1", PaymentMethod.TOK_OK);

    assertThat(problem(teller.refund("A-1-r1", "A-1-p1", 10))).isEqualTo(Problem.CHARGE_NOT_FOUND);
    assertThat(answer(teller.tell(new Command.LookUpRefund("A-1-r1"))))
        .isInstanceOfSatisfying(
            Answer.OfRefund.class,
            shown -> {
              assertThat(shown.refund().status()).isEqualTo(RefundStatus.FAILED);
              assertThat(shown.refund().failureCode()).isEqualTo("charge_not_found");
            });
    assertThat(teller.held("A-1-p1").refunded()).isZero();
  }

  @Test
  void a_refund_reference_used_with_another_body_is_a_conflict() {
    teller.charge("A-1-p1", PaymentMethod.TOK_OK);
    teller.charge("A-1-p2", PaymentMethod.TOK_OK);
    teller.refund("A-1-r1", "A-1-p1", 1000);

    assertThat(problem(teller.refund("A-1-r1", "A-1-p1", 1001)))
        .isEqualTo(Problem.IDEMPOTENCY_CONFLICT);
    assertThat(problem(teller.refund("A-1-r1", "A-1-p2", 1000)))
        .isEqualTo(Problem.IDEMPOTENCY_CONFLICT);
    assertThat(teller.held("A-1-p2").refunded()).isZero();
  }

  @Test
  void only_what_is_captured_can_be_refunded_and_in_its_own_currency() {
    teller.charge("A-1-p1", PaymentMethod.TOK_DECLINED);
    teller.tell(new Command.Close("A-2-p1"));
    teller.charge("A-3-p1", PaymentMethod.TOK_OK);

    assertThat(problem(teller.refund("A-1-r1", "A-1-p1", 1)))
        .isEqualTo(Problem.CHARGE_NOT_CAPTURED);
    assertThat(problem(teller.refund("A-2-r1", "A-2-p1", 1)))
        .isEqualTo(Problem.CHARGE_NOT_CAPTURED);
    Command dollars =
        new Command.MakeRefund(new RefundRequest("A-3-r1", "A-3-p1", new Amount(1, "USD")));
    assertThat(problem(teller.tell(dollars))).isEqualTo(Problem.CURRENCY_MISMATCH);
  }

  @Test
  void what_was_returned_in_full_is_told_apart_from_what_is_too_much() {
    teller.charge("A-1-p1", PaymentMethod.TOK_OK);
    assertThat(problem(teller.refund("A-1-r1", "A-1-p1", 4211)))
        .isEqualTo(Problem.REFUND_EXCEEDS_CAPTURED);
    teller.refund("A-1-r2", "A-1-p1", 4210);
    assertThat(problem(teller.refund("A-1-r3", "A-1-p1", 4210)))
        .isEqualTo(Problem.ALREADY_REFUNDED);
  }

  @Test
  void what_the_customer_disputes_is_not_refunded() {
    teller.charge("A-1-p1", PaymentMethod.TOK_OK);
    teller.refund("A-1-r1", "A-1-p1", 10);
    teller.tell(new Command.Dispute("A-1-p1"));

    assertThat(problem(teller.refund("A-1-r2", "A-1-p1", 10))).isEqualTo(Problem.CHARGE_DISPUTED);
    assertThat(teller.held("A-1-p1").refunded()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({"TOK_REFUND_ACCOUNT_CLOSED,ACCOUNT_CLOSED", "TOK_REFUND_TOO_OLD,CHARGE_TOO_OLD"})
  void what_can_never_be_refunded_is_refused_under_every_reference(
      PaymentMethod method, Problem problem) {
    teller.charge("A-1-p1", method);
    for (String reference : new String[] {"A-1-r1", "A-1-r2", "A-1-r3", "A-1-r4", "A-1-r5"}) {
      assertThat(problem(teller.refund(reference, "A-1-p1", 10))).isEqualTo(problem);
    }
    assertThat(teller.held("A-1-p1").refunded()).isZero();
  }

  @Test
  void three_references_are_refused_and_the_fourth_works() {
    teller.charge("A-1-p1", PaymentMethod.TOK_REFUND_FAILS_3);
    for (String reference : new String[] {"A-1-r1", "A-1-r2", "A-1-r3"}) {
      assertThat(problem(teller.refund(reference, "A-1-p1", 4210)))
          .isEqualTo(Problem.REFUND_REFUSED);
      assertThat(problem(teller.refund(reference, "A-1-p1", 4210)))
          .as("a repeat is refused too, and is not counted")
          .isEqualTo(Problem.REFUND_REFUSED);
    }

    assertThat(problem(teller.refund("A-1-r4", "A-1-p1", 4210))).isNull();
    assertThat(teller.held("A-1-p1").refunded()).isEqualTo(4210);
  }

  @Test
  void an_unanswered_refund_is_executed_and_answered_when_repeated() {
    teller.charge("A-1-p1", PaymentMethod.TOK_REFUND_TIMEOUT_AFTER);

    assertThat(teller.refund("A-1-r1", "A-1-p1", 4210))
        .isEqualTo(new Verdict.Unanswered("succeeded", false));
    assertThat(teller.held("A-1-p1").refunded()).isEqualTo(4210);
    assertThat(answer(teller.refund("A-1-r1", "A-1-p1", 4210)))
        .isEqualTo(answer(teller.tell(new Command.LookUpRefund("A-1-r1"))));
  }

  @Test
  void a_pending_refund_succeeds_at_its_time_and_its_repeat_still_says_pending() {
    teller.charge("A-1-p1", PaymentMethod.TOK_REFUND_PENDING);
    Verdict first = teller.refund("A-1-r1", "A-1-p1", 4210);
    assertThat(statusOf(first)).isEqualTo(RefundStatus.PENDING);

    teller.pass(Duration.ofMillis(2999));
    assertThat(teller.held("A-1-p1").refunded()).isZero();
    teller.pass(Duration.ofMillis(1));
    assertThat(teller.held("A-1-p1").refunded()).isEqualTo(4210);
    assertThat(statusOf(teller.tell(new Command.LookUpRefund("A-1-r1"))))
        .isEqualTo(RefundStatus.SUCCEEDED);
    assertThat(answer(teller.refund("A-1-r1", "A-1-p1", 4210))).isEqualTo(answer(first));
  }

  @Test
  void a_refund_can_stay_pending_for_ever() {
    teller.charge("A-1-p1", PaymentMethod.TOK_REFUND_NEVER);
    teller.refund("A-1-r1", "A-1-p1", 4210);
    teller.pass(Duration.ofDays(1000));

    assertThat(teller.books().due()).isEmpty();
    assertThat(statusOf(teller.tell(new Command.LookUpRefund("A-1-r1"))))
        .isEqualTo(RefundStatus.PENDING);
  }

  @Test
  void a_masked_refund_is_executed_once_and_replays_the_500() {
    teller.charge("A-1-p1", PaymentMethod.TOK_OK);
    Command command = Teller.refunding("A-1-r1", "A-1-p1", 4210);

    assertThat(problem(teller.tell(command, true))).isEqualTo(Problem.INTERNAL_ERROR);
    assertThat(problem(teller.tell(command))).isEqualTo(Problem.INTERNAL_ERROR);
    assertThat(teller.held("A-1-p1").refunded()).isEqualTo(4210);
  }

  @Test
  void an_unseen_refund_is_not_found() {
    assertThat(problem(teller.tell(new Command.LookUpRefund("A-1-r1"))))
        .isEqualTo(Problem.REFUND_NOT_FOUND);
  }

  private static RefundStatus statusOf(Verdict verdict) {
    if (answer(verdict) instanceof Answer.OfRefund shown) {
      return shown.refund().status();
    }
    throw new AssertionError("not a refund: " + verdict);
  }
}
