package io.quittance.api.orders;

import io.quittance.workflows.contract.Amount;
import java.math.BigDecimal;
import java.util.Currency;

/** How an amount is written for a person. */
public final class AmountText {

  private AmountText() {}

  /** Returns the amount in major units and its currency's code, such as {@code 42.10 EUR}. */
  public static String of(Amount amount) {
    int digits = Currency.getInstance(amount.currency()).getDefaultFractionDigits();
    return BigDecimal.valueOf(amount.value(), digits).toPlainString() + " " + amount.currency();
  }
}
