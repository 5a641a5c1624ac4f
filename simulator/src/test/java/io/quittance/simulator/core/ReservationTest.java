package io.quittance.simulator.core;

import static io.quittance.simulator.core.Teller.answer;
import static io.quittance.simulator.core.Teller.authorizing;
import static io.quittance.simulator.core.Teller.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way in which money can be reserved, be taken later, or not be taken at all. */
class ReservationTest {

  private static final String P1 = "A-1-p1";

  private final Teller teller = new Teller();

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"TOK_DECLINED", "TOK_TIMEOUT_BEFORE"})
  void whatever_way_it_is_answered_a_reservation_takes_nothing_until_it_is_captured_or_voided(
      PaymentMethod method) {
    reserve(P1, method);
    assertThat(teller.held(P1).status()).isEqualTo(ChargeStatus.AUTHORIZED);
    assertThat(teller.held(P1).captured()).isZero();
    assertThat(problem(teller.refund("A-1-r1", P1, 1))).isEqualTo(Problem.CHARGE_NOT_CAPTURED);

    assertThat(problem(teller.tell(new Command.Close(P1)))).isNull();
    assertThat(teller.held(P1).status()).isEqualTo(ChargeStatus.CLOSED);

    reserve("A-2-p1", method);
    Verdict captured = teller.tell(new Command.Capture("A-2-p1"));
    if (method == PaymentMethod.TOK_CAPTURE_FAILS) {
      assertThat(problem(captured)).isEqualTo(Problem.CAPTURE_REFUSED);
      assertThat(teller.held("A-2-p1").status()).isEqualTo(ChargeStatus.AUTHORIZED);
    } else {
      assertThat(answer(captured)).isEqualTo(new Answer.OfCharge(200, teller.held("A-2-p1")));
      assertThat(teller.held("A-2-p1").captured()).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TOK_DECLINED,answered,declined",
    "TOK_SLOW,waits,authorized",
    "TOK_TIMEOUT_AFTER,unanswered,authorized",
    "TOK_DELAYED,unanswered,authorized",
    "TOK_500_AFTER,internal_error,authorized",
    "TOK_REDIRECT,answered,authorized"
  })
  void a_reservation_is_answered_as_a_charge_is(
      PaymentMethod method, String answered, String outcome) {
    Verdict verdict = teller.tell(authorizing(P1, method));
    String told =
        switch (verdict) {
          case Verdict.Waits _ -> "waits";
          case Verdict.Unanswered _ -> "unanswered";
          case Verdict.Answered(Answer.Refused refused, String _, boolean _) ->
              refused.problem().toString();
          case Verdict.Answered _ -> "answered";
        };
    assertThat(told).isEqualTo(answered);
    settle(P1);
    assertThat(teller.held(P1).status().toString()).isEqualTo(outcome);
  }

  @Test
  void a_capture_that_fails_can_be_tried_for_ever_and_then_be_voided() {
    reserve(P1, PaymentMethod.TOK_CAPTURE_FAILS);
    int before = teller.events().size();
    for (int i = 0; i < 3; i++) {
      assertThat(problem(teller.tell(new Command.Capture(P1)))).isEqualTo(Problem.CAPTURE_REFUSED);
    }
    assertThat(teller.events()).hasSize(before);
    assertThat(problem(teller.tell(new Command.Close(P1)))).isNull();
    assertThat(teller.held(P1).captured()).isZero();
  }

  @Test
  void what_cannot_be_captured_cannot_be_charged_at_once() {
    teller.charge(P1, PaymentMethod.TOK_CAPTURE_FAILS);
    assertThat(teller.held(P1).status()).isEqualTo(ChargeStatus.DECLINED);
    assertThat(teller.held(P1).declineCode()).isEqualTo("capture_refused");
  }

  @ParameterizedTest
  @CsvSource({"4210,3789", "100,90", "11,9", "10,9", "2,1", "1,1"})
  void a_wrong_amount_is_a_tenth_less_whether_taken_at_once_or_later(long asked, long taken) {
    teller.tell(Teller.charging(P1, PaymentMethod.TOK_WRONG_AMOUNT, asked));
    Amount amount = new Amount(asked, "JPY");
    teller.tell(
        new Command.MakeCharge(
            new ChargeRequest("A-2-p1", amount, PaymentMethod.TOK_WRONG_AMOUNT, false)));
    assertThat(teller.held("A-2-p1").amount()).isEqualTo(amount);
    teller.tell(new Command.Capture("A-2-p1"));

    assertThat(teller.held(P1).captured()).isEqualTo(taken);
    assertThat(teller.held("A-2-p1").captured()).isEqualTo(taken);
    assertThat(problem(teller.refund("A-1-r1", P1, taken + 1)))
        .isEqualTo(Problem.REFUND_EXCEEDS_CAPTURED);
    assertThat(problem(teller.refund("A-1-r2", P1, taken))).isNull();
  }

  private void reserve(String reference, PaymentMethod method) {
    // The third try of what is rate limited; the others replay their first answer.
    for (int i = 0; i < 3; i++) {
      teller.tell(authorizing(reference, method));
    }
    settle(reference);
  }

  private void settle(String reference) {
    ChargeEntry entry = teller.books().charge(reference);
    if (entry != null && entry.due().isPresent() && entry.unexecuted()) {
      teller.pass(Duration.ofSeconds(5));
    }
    teller.tell(new Command.CustomerAction(reference, CustomerResult.PAID));
  }
}
