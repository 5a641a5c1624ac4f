package io.quittance.e2e.races;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.e2e.ProviderBooks.Money;
import java.util.Optional;
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
          CANCELLED,        4210, 0,    1, 'closed, and the money is kept'
          CANCELLED,        4210, 1000, 1, 'closed, and the money is kept'
          EXPIRED,          4210, 0,    1, 'closed, and the money is kept'
          REFUNDED,         4210, 4209, 1, 'closed, and the money is kept'
          PENDING,          4210, 0,    1, 'not paid, and the money was taken'
          PAYMENT_FAILED,   4210, 0,    1, 'not paid, and the money was taken'
          AWAITING_PAYMENT, 4210, 0,    1, 'not paid, and the money was taken'
          PAID,             4210, 4210, 1, 'paid, and the money is not there'
          PAID,             0,    0,    0, 'paid, and the money is not there'
          PAID,             8420, 0,    2, 'charged twice'
          CANCELLED,        8420, 8420, 2, 'charged twice'
          CANCELLED,        4210, 8420, 1, 'more returned than taken'
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
  @CsvSource({"true, PAID, true", "true, CANCELLED, false", "false, PAID, false"})
  void a_cancel_that_was_accepted_must_not_be_forgotten(
      boolean accepted, String status, boolean forgotten) {
    assertThat(Ending.cancelForgotten(accepted, status).isPresent()).isEqualTo(forgotten);
  }

  private static Ending ending(String status, long taken, long returned, int charges) {
    return new Ending(status, true, new Money(taken, returned, charges), Optional.empty());
  }
}
