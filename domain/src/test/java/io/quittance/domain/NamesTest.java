package io.quittance.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What may name an order, a command, and a payment or refund at its provider. */
class NamesTest {

  @Test
  void a_reference_is_its_orders_id_with_what_it_is_and_its_number() {
    assertThat(new Reference.ToPayment(new OrderId("A-1"), 2)).hasToString("A-1-p2");
    assertThat(new Reference.ToRefund(new OrderId("A-1"), 13)).hasToString("A-1-r13");
  }

  @Test
  void a_reference_is_read_back_from_its_text() {
    assertThat(Reference.parse("A-1-p2")).isEqualTo(new Reference.ToPayment(new OrderId("A-1"), 2));
    assertThat(Reference.find("b-r10")).contains(new Reference.ToRefund(new OrderId("b"), 10));
  }

  @Test
  void what_another_gave_its_name_to_is_no_reference_of_ours() {
    for (String text :
        List.of("", "ch_1", "A-1", "A-1-", "A-1-p", "A-1-x1", "A-1-pp1", "-p1", "A 1-p1")) {
      assertThat(Reference.find(text)).as(text).isEmpty();
      assertThatIllegalArgumentException().isThrownBy(() -> Reference.parse(text));
    }
  }

  @Test
  void an_order_is_named_by_up_to_64_letters_digits_and_dashes() {
    assertThat(new OrderId("Az09_-")).hasToString("Az09_-");
    assertThat(OrderId.isValid("x".repeat(64))).isTrue();
    for (String text : List.of("", "a b", "ä", "a/b", "x".repeat(65))) {
      assertThatIllegalArgumentException().as(text).isThrownBy(() -> new OrderId(text));
    }
  }

  @Test
  void an_order_of_money_that_nobody_asked_for_is_known_by_its_name() {
    assertThat(new OrderId("unmatched-simulator-ch_1").isUnmatched()).isTrue();
    assertThat(new OrderId("A-unmatched-").isUnmatched()).isFalse();
  }

  @Test
  void a_command_is_named_by_up_to_128_printable_characters() {
    assertThat(new CommandId(" ~")).hasToString(" ~");
    assertThat(CommandId.isValid("k".repeat(128))).isTrue();
    for (String text : List.of("", "a\tb", "é", "k".repeat(129))) {
      assertThatIllegalArgumentException().as(text).isThrownBy(() -> new CommandId(text));
    }
  }

  @Test
  void codes_are_spelled_for_json() {
    assertThat(CommandKind.FULFIL.code()).isEqualTo("fulfil");
    assertThat(RefusalCode.PAYMENT_IN_FLIGHT.code()).isEqualTo("payment_in_flight");
  }
}
