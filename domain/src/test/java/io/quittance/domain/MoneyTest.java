package io.quittance.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Amounts, from nothing to the largest there is. */
class MoneyTest {

  @Test
  void an_amount_is_written_with_the_decimals_of_its_currency() {
    assertThat(Money.of(4210, "EUR")).hasToString("42.10 EUR");
    assertThat(Money.of(4210, "JPY")).hasToString("4210 JPY");
    assertThat(Money.of(4210, "KWD")).hasToString("4.210 KWD");
  }

  @Test
  void the_largest_amount_is_the_largest_that_every_json_reader_keeps_exact() {
    assertThat(Money.of(9_007_199_254_740_991L, "EUR").minorUnits())
        .isEqualTo(9_007_199_254_740_991L);
    assertThatIllegalArgumentException().isThrownBy(() -> Money.of(9_007_199_254_740_992L, "EUR"));
  }

  @Test
  void there_is_no_less_than_nothing() {
    assertThat(Money.of(0, "EUR").isZero()).isTrue();
    assertThat(Money.of(1, "EUR").isZero()).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> Money.of(-1, "EUR"));
  }

  @Test
  void a_currency_that_iso_4217_does_not_know_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Money.of(1, "EURO"));
  }

  @Test
  void a_posting_of_nothing_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Posting("merchant/revenue", Money.of(0, "EUR").currency(), 0));
  }
}
