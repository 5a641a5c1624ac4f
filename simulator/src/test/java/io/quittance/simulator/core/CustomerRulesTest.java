package io.quittance.simulator.core;

import static io.quittance.simulator.core.CustomerResult.ABANDONED;
import static io.quittance.simulator.core.CustomerResult.PAID;
import static io.quittance.simulator.core.Teller.answer;
import static io.quittance.simulator.core.Teller.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CustomerRulesTest {

  private static final String P1 = "A-1-p1";

  private final Teller teller = new Teller();

  @Test
  void a_charge_that_redirects_is_pending_until_the_customer_pays() {
    Verdict asked = teller.charge(P1, PaymentMethod.TOK_REDIRECT);
    assertThat(answer(asked)).isEqualTo(new Answer.OfCharge(200, teller.held(P1)));
    teller.pass(Duration.ofDays(365));
    assertThat(teller.held(P1).status()).isEqualTo(ChargeStatus.PENDING);

    Verdict paid = act(PAID);

    assertThat(answer(paid)).isEqualTo(new Answer.OfCharge(200, teller.held(P1)));
    assertThat(teller.held(P1).captured()).isEqualTo(4210);
    assertThat(answer(teller.charge(P1, PaymentMethod.TOK_REDIRECT)))
        .as("the first answer again")
        .isEqualTo(answer(asked));
  }

  @Test
  void a_customer_who_pays_after_the_close_has_paid_once() {
    teller.charge(P1, PaymentMethod.TOK_REDIRECT);
    teller.tell(new Command.Close(P1));
    assertThat(teller.held(P1).status()).isEqualTo(ChargeStatus.CLOSED);

    act(PAID);
    act(PAID);

    assertThat(teller.held(P1).status()).isEqualTo(ChargeStatus.CAPTURED);
    assertThat(teller.held(P1).captured()).isEqualTo(4210);
    assertThat(problem(teller.tell(new Command.Close(P1)))).isEqualTo(Problem.ALREADY_CAPTURED);
    assertThat(problem(teller.refund("A-1-r1", P1, 4210))).isNull();
    assertThat(problem(teller.refund("A-1-r2", P1, 1))).isEqualTo(Problem.ALREADY_REFUNDED);
  }

  @Test
  void a_customer_who_gave_up_has_declined() {
    teller.charge(P1, PaymentMethod.TOK_REDIRECT);

    act(ABANDONED);

    assertThat(teller.held(P1).status()).isEqualTo(ChargeStatus.DECLINED);
    assertThat(teller.held(P1).declineCode()).isEqualTo("abandoned");
    assertThat(problem(act(ABANDONED))).isNull();
    assertThat(problem(act(PAID))).isEqualTo(Problem.ALREADY_DECLINED);
    assertThat(teller.held(P1).captured()).isZero();
  }

  @Test
  void giving_up_undoes_neither_a_payment_nor_a_close() {
    teller.charge(P1, PaymentMethod.TOK_REDIRECT);
    teller.tell(new Command.Close(P1));
    assertThat(problem(act(ABANDONED))).isNull();
    assertThat(teller.held(P1).status()).isEqualTo(ChargeStatus.CLOSED);

    act(PAID);
    assertThat(problem(act(ABANDONED))).isEqualTo(Problem.ALREADY_PAID);
    assertThat(teller.held(P1).captured()).isEqualTo(4210);
  }

  @Test
  void a_reservation_is_made_by_the_customer_and_not_after_a_close() {
    teller.tell(reserving(P1));
    act(PAID);
    assertThat(teller.held(P1).status()).isEqualTo(ChargeStatus.AUTHORIZED);

    teller.tell(new Command.Close(P1));

    assertThat(problem(act(PAID))).isEqualTo(Problem.REFERENCE_CLOSED);
    assertThat(teller.held(P1).captured()).isZero();
  }

  @Test
  void a_charge_without_redirect_waits_for_nobody() {
    assertThat(problem(act(PAID))).isEqualTo(Problem.CHARGE_NOT_FOUND);
    teller.tell(new Command.Close(P1));
    assertThat(problem(act(PAID))).isEqualTo(Problem.NO_CUSTOMER_AWAITED);
    teller.charge("A-2-p1", PaymentMethod.TOK_OK);
    assertThat(problem(teller.tell(new Command.CustomerAction("A-2-p1", PAID))))
        .isEqualTo(Problem.NO_CUSTOMER_AWAITED);
  }

  @Test
  void a_lost_answer_is_given_again_as_the_500_it_was() {
    Command command = Teller.charging(P1, PaymentMethod.TOK_REDIRECT, 4210);
    assertThat(problem(teller.tell(command, true))).isEqualTo(Problem.INTERNAL_ERROR);
    act(PAID);
    assertThat(problem(teller.tell(command))).isEqualTo(Problem.INTERNAL_ERROR);
    assertThat(teller.held(P1).captured()).isEqualTo(4210);
  }

  private Verdict act(CustomerResult result) {
    return teller.tell(new Command.CustomerAction(P1, result));
  }

  private static Command reserving(String reference) {
    return new Command.MakeCharge(
        new ChargeRequest(reference, new Amount(4210, "EUR"), PaymentMethod.TOK_REDIRECT, false));
  }
}
