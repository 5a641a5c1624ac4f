package io.quittance.e2e.races;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.e2e.ProviderBooks.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingTest {

  @ParameterizedTest(name = "{0}: taken {1}, returned {2}, {3} charges")
  @CsvSource(
      textBlock =
          """
          PAID,             4210, 0,    1
          CANCELLED,        0,    0,    0
          CANCELLED,        4210, 4210, 1
          REFUNDED,         4210, 4210, 1
          EXPIRED,          0,    0,    0
          AWAITING_PAYMENT, 0,    0,    0
          PAYMENT_FAILED,   0,    0,    0
          """)
  void money_that_fits_the_status_is_right(String status, long taken, long returned, int charges) {
    assertThat(ending(status, taken, returned, charges).fault()).isEmpty();
  }

  @ParameterizedTest(name = "{0}: taken {1}, returned {2}, {3} charges")
  @CsvSource(
      textBlock =
          """
          CANCELLED,        4210, 0,    1, 'cancelled, but charged'
          CANCELLED,        4210, 1000, 1, 'cancelled, but charged'
          EXPIRED,          4210, 0,    1, 'expired, but charged'
          REFUNDED,         4210, 4209, 1, 'cancelled, but charged'
          PENDING,          4210, 0,    1, 'not paid, but charged'
          PAYMENT_FAILED,   4210, 0,    1, 'not paid, but charged'
          AWAITING_PAYMENT, 4210, 0,    1, 'not paid, but charged'
          PAID,             4210, 4210, 1, 'paid, but the money is not there'
          PAID,             0,    0,    0, 'paid, but the money is not there'
          PAID,             8420, 0,    2, 'paid twice'
          CANCELLED,        8420, 8420, 2, 'paid twice'
          CANCELLED,        4210, 8420, 1, 'more refunded than paid'
          """)
  void money_that_does_not_is_named(
      String status, long taken, long returned, int charges, String fault) {
    assertThat(ending(status, taken, returned, charges).fault()).contains(fault);
  }

  @ParameterizedTest
  @CsvSource({"PAYING", "CANCELLING", "FULFILLING"})
  void an_order_that_does_not_come_to_rest_is_wrong_whatever_its_money(String status) {
    Ending ending = new Ending(status, false, new Money(0, 0, 0), Optional.empty());
    assertThat(ending.fault()).contains("never comes to rest");
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, PAID, 0, the cancel was accepted and forgotten",
    "true, true, CANCELLED, 0,",
    "true, false, PAID, 0,",
    "false, false, PAID, 0,",
    "true, true, REFUNDED, 4210,",
    "true, false, PENDING, 4210,",
    "false, false, EXPIRED, 4210, 'refunded, and nobody cancelled'"
  })
  void what_the_customer_asked_for_must_not_be_forgotten_and_nothing_else_be_done(
      boolean asked, boolean accepted, String status, long refunded, @Nullable String fault) {
    assertThat(
            Ending.againstTheCustomer(asked, accepted, status, new Money(4210, refunded, 1))
                .orElse(null))
        .isEqualTo(fault);
  }

  @Test
  void a_cell_names_what_is_wrong_with_it() {
    assertThat(ending("CANCELLED", 4210, 0, 1))
        .hasToString("CANCELLED / 42.10 ✗ cancelled, but charged");
    assertThat(ending("REFUNDED", 4210, 4210, 1)).hasToString("REFUNDED / 0");
  }

  private static Ending ending(String status, long taken, long returned, int charges) {
    return new Ending(status, true, new Money(taken, returned, charges), Optional.empty());
  }
}
