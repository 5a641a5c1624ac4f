package io.quittance.domain;

import static io.quittance.domain.CommandKind.CANCEL;
import static io.quittance.domain.CommandKind.FULFIL;
import static io.quittance.domain.CommandKind.PAY;
import static io.quittance.domain.CommandKind.REFUND;
import static io.quittance.domain.Play.eur;
import static io.quittance.domain.Play.placed;
import static io.quittance.domain.Play.placedToAuthorize;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a shop may do with an order next. */
class AllowedCommandsTest {

  @Test
  void an_order_just_placed_can_be_paid_or_cancelled() {
    expect(placed(), PAY, CANCEL);
  }

  @Test
  void while_a_charge_is_in_flight_only_a_cancel_is_left() {
    expect(placed().pay().send(), CANCEL);
  }

  @Test
  void a_reservation_can_be_fulfilled_or_cancelled() {
    Play play = placedToAuthorize().pay().send();
    expect(play.answer(new Outcome.Authorized(play.payment(), eur(4210), "ch_1")), CANCEL, FULFIL);
  }

  @Test
  void a_paid_order_can_be_cancelled_fulfilled_or_refunded() {
    expect(placed().pay().send().captured(), CANCEL, FULFIL, REFUND);
  }

  @Test
  void a_fulfilled_order_can_only_be_refunded_and_so_can_a_completed_one() {
    Play play = placed().pay().send().captured().fulfil();
    expect(play, REFUND);
    expect(play.after(Duration.ofDays(31)), REFUND);
  }

  @Test
  void an_order_that_ended_unfulfilled_can_do_nothing_more() {
    expect(placed().cancel());
  }

  private static void expect(Play play, CommandKind... kinds) {
    assertThat(OrderMachine.allowed(play.order(), play.now())).containsExactly(kinds);
  }
}
