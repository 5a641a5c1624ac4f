package io.quittance.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What an order that has ended answers, by its status alone. */
class EndedOrderTest {

  private static final List<OrderStatus> UNFULFILLED =
      List.of(OrderStatus.CANCELLED, OrderStatus.REFUNDED, OrderStatus.EXPIRED);

  @Test
  void an_order_that_ended_unfulfilled_is_closed_to_all_that_would_move_money() {
    for (OrderStatus status : UNFULFILLED) {
      for (CommandKind kind : List.of(CommandKind.PAY, CommandKind.FULFIL, CommandKind.REFUND)) {
        assertThat(EndedOrder.reply(status, kind)).isEqualTo(refused(RefusalCode.ORDER_CLOSED));
      }
    }
  }

  @Test
  void what_a_cancel_or_a_notice_wants_of_an_order_that_ended_unfulfilled_is_done() {
    for (OrderStatus status : UNFULFILLED) {
      assertThat(EndedOrder.reply(status, CommandKind.CANCEL)).isEqualTo(new Reply.Unchanged());
      assertThat(EndedOrder.reply(status, CommandKind.NOTICE)).isEqualTo(new Reply.Unchanged());
    }
  }

  @Test
  void a_completed_order_is_paid_and_its_goods_are_gone() {
    assertThat(EndedOrder.reply(OrderStatus.COMPLETED, CommandKind.PAY))
        .isEqualTo(refused(RefusalCode.ORDER_CLOSED));
    assertThat(EndedOrder.reply(OrderStatus.COMPLETED, CommandKind.CANCEL))
        .isEqualTo(refused(RefusalCode.ALREADY_FULFILLED));
    assertThat(EndedOrder.reply(OrderStatus.COMPLETED, CommandKind.FULFIL))
        .isEqualTo(new Reply.Unchanged());
    assertThat(EndedOrder.reply(OrderStatus.COMPLETED, CommandKind.NOTICE))
        .isEqualTo(new Reply.Unchanged());
  }

  @Test
  void an_ended_order_has_no_review_to_decide() {
    for (OrderStatus status : List.of(OrderStatus.CANCELLED, OrderStatus.COMPLETED)) {
      assertThat(EndedOrder.reply(status, CommandKind.RESOLVE))
          .isEqualTo(refused(RefusalCode.REVIEW_STALE));
    }
  }

  @Test
  void a_refund_of_a_completed_order_is_answered_by_the_reopened_order_only() {
    assertThat(EndedOrder.reopens(OrderStatus.COMPLETED, CommandKind.REFUND)).isTrue();
    assertThat(EndedOrder.reopens(OrderStatus.COMPLETED, CommandKind.CANCEL)).isFalse();
    assertThat(EndedOrder.reopens(OrderStatus.REFUNDED, CommandKind.REFUND)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EndedOrder.reply(OrderStatus.COMPLETED, CommandKind.REFUND));
  }

  @Test
  void an_order_that_goes_on_is_not_answered_by_its_status() {
    for (OrderStatus status : OrderStatus.values()) {
      if (!status.isEnded()) {
        assertThatIllegalArgumentException()
            .as(status.name())
            .isThrownBy(() -> EndedOrder.reply(status, CommandKind.CANCEL));
      }
    }
  }

  @Test
  void four_statuses_are_endings() {
    assertThat(List.of(OrderStatus.values()))
        .filteredOn(OrderStatus::isEnded)
        .containsExactly(
            OrderStatus.CANCELLED,
            OrderStatus.REFUNDED,
            OrderStatus.EXPIRED,
            OrderStatus.COMPLETED);
  }

  private static Reply refused(RefusalCode code) {
    return new Reply.Refused(code);
  }
}
