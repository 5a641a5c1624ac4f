package io.quittance.simulator.core;

import static io.quittance.simulator.core.Teller.authorizing;
import static io.quittance.simulator.core.Teller.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the provider undoes by itself: money given back, refunds taken back, reservations gone. */
class UndoingTest {

  private static final String P1 = "A-1-p1";

  private final Teller teller = new Teller();

  @Test
  void what_was_taken_is_given_back_after_two_seconds() {
    teller.charge(P1, PaymentMethod.TOK_AUTO_REVERSAL);
    teller.pass(Duration.ofMillis(1999));
    assertThat(teller.held(P1).refunded()).isZero();

    teller.pass(Duration.ofMillis(1));

    assertThat(teller.held(P1).status()).isEqualTo(ChargeStatus.CAPTURED);
    assertThat(teller.held(P1).captured()).isEqualTo(4210);
    assertThat(teller.held(P1).refunded()).isEqualTo(4210);
    assertThat(teller.books().due()).isEmpty();
    assertThat(problem(teller.refund("A-1-r1", P1, 10))).isEqualTo(Problem.ALREADY_REFUNDED);
    assertThat(teller.held(P1).refunded()).isEqualTo(4210);
  }

  @Test
  void only_what_was_left_is_given_back() {
    teller.charge(P1, PaymentMethod.TOK_AUTO_REVERSAL);
    teller.refund("A-1-r1", P1, 4000);
    teller.charge("A-2-p1", PaymentMethod.TOK_AUTO_REVERSAL);
    teller.refund("A-2-r1", "A-2-p1", 4210);
    int before = teller.events().size();

    teller.pass(Duration.ofSeconds(2));

    assertThat(teller.held(P1).refunded()).isEqualTo(4210);
    assertThat(teller.held("A-2-p1").refunded()).isEqualTo(4210);
    assertThat(teller.events()).hasSize(before + 1);
    assertThat(teller.books().due()).isEmpty();
  }

  @Test
  void a_reservation_is_given_back_only_once_it_was_taken() {
    teller.tell(authorizing(P1, PaymentMethod.TOK_AUTO_REVERSAL));
    teller.pass(Duration.ofSeconds(60));
    assertThat(teller.held(P1).status()).isEqualTo(ChargeStatus.AUTHORIZED);

    teller.tell(new Command.Capture(P1));
    teller.pass(Duration.ofSeconds(2));

    assertThat(teller.held(P1).refunded()).isEqualTo(4210);
  }

  @Test
  void a_reservation_runs_out_after_three_seconds() {
    teller.tell(authorizing(P1, PaymentMethod.TOK_AUTH_EXPIRES));
    teller.pass(Duration.ofMillis(2999));
    assertThat(teller.held(P1).status()).isEqualTo(ChargeStatus.AUTHORIZED);

    teller.pass(Duration.ofMillis(1));

    assertThat(teller.held(P1).status()).isEqualTo(ChargeStatus.CLOSED);
    assertThat(problem(teller.tell(new Command.Capture(P1)))).isEqualTo(Problem.REFERENCE_CLOSED);
    assertThat(teller.held(P1).captured()).isZero();
    assertThat(teller.books().due()).isEmpty();
  }

  @Test
  void a_reservation_that_was_used_in_time_does_not_run_out() {
    teller.tell(authorizing(P1, PaymentMethod.TOK_AUTH_EXPIRES));
    teller.tell(new Command.Capture(P1));
    teller.tell(authorizing("A-2-p1", PaymentMethod.TOK_AUTH_EXPIRES));
    teller.tell(new Command.Close("A-2-p1"));
    teller.charge("A-3-p1", PaymentMethod.TOK_AUTH_EXPIRES);
    int before = teller.events().size();

    teller.pass(Duration.ofSeconds(60));

    assertThat(teller.events()).hasSize(before);
    assertThat(teller.held(P1).captured()).isEqualTo(4210);
    assertThat(teller.held("A-3-p1").captured()).isEqualTo(4210);
  }

  @Test
  void a_refund_that_had_succeeded_fails_after_two_seconds_and_the_next_one_stays() {
    teller.charge(P1, PaymentMethod.TOK_REFUND_TAKEN_BACK);
    assertThat(problem(teller.refund("A-1-r1", P1, 4210))).isNull();
    teller.pass(Duration.ofMillis(1999));
    assertThat(teller.held(P1).refunded()).isEqualTo(4210);

    teller.pass(Duration.ofMillis(1));

    assertThat(teller.held(P1).refunded()).isZero();
    assertThat(refund("A-1-r1").status()).isEqualTo(RefundStatus.FAILED);
    assertThat(refund("A-1-r1").failureCode()).isEqualTo("refund_taken_back");

    teller.refund("A-1-r2", P1, 4210);
    teller.pass(Duration.ofDays(1));
    assertThat(refund("A-1-r2").status()).isEqualTo(RefundStatus.SUCCEEDED);
    assertThat(teller.held(P1).refunded()).isEqualTo(4210);
    assertThat(teller.books().due()).isEmpty();
  }

  @Test
  void of_two_refunds_of_a_charge_the_first_is_taken_back() {
    teller.charge(P1, PaymentMethod.TOK_REFUND_TAKEN_BACK);
    teller.refund("A-1-r1", P1, 1000);
    teller.refund("A-1-r2", P1, 200);

    teller.pass(Duration.ofSeconds(2));

    assertThat(refund("A-1-r1").status()).isEqualTo(RefundStatus.FAILED);
    assertThat(refund("A-1-r2").status()).isEqualTo(RefundStatus.SUCCEEDED);
    assertThat(teller.held(P1).refunded()).isEqualTo(200);
  }

  @Test
  void what_never_succeeded_cannot_be_taken_back() {
    Instant noon = Instant.parse("2026-11-23T12:00:00Z");
    teller.charge(P1, PaymentMethod.TOK_REFUND_NEVER);
    teller.refund("A-1-r1", P1, 1000);
    assertThatThrownBy(() -> teller.books().apply(new Event.RefundTakenBack(noon, "A-1-r1")))
        .isInstanceOf(BrokenBooks.class)
        .hasMessage("the refund A-1-r1 has not succeeded");
  }

  private Refund refund(String reference) {
    RefundEntry entry = teller.books().refund(reference);
    if (entry == null) {
      throw new AssertionError("no refund " + reference);
    }
    return entry.refund();
  }
}
