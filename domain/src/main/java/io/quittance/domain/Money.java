package io.quittance.domain;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of one currency, in minor units by ISO 4217's exponent (4210 EUR is 42.10 euro, 4210
 * JPY is 4210 yen, 4210 KWD is 4.210 dinar).
 *
 * @param minorUnits never negative, at most {@link #MAX_MINOR_UNITS}
 * @param currency an ISO 4217 currency that has minor units
 */
public record Money(long minorUnits, Currency currency) {

  /** The largest amount, 2^53 - 1: the largest integer every JSON reader keeps exact (RFC 8259). */
  public static final long MAX_MINOR_UNITS = (1L << 53) - 1;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the amount is negative or too large
   */
  public Money {
    if (minorUnits < 0 || minorUnits > MAX_MINOR_UNITS) {
      throw new IllegalArgumentException("minor units out of range: " + minorUnits);
    }
  }

  /**
   * Returns the amount of a currency named by its code.
   *
   * @throws IllegalArgumentException if the code is not ISO 4217's, or the amount is out of range
   */
  public static Money of(long minorUnits, String currencyCode) {
    return new Money(minorUnits, Currency.getInstance(currencyCode));
  }

  /** Returns whether this is nothing at all. */
  public boolean isZero() {
    return minorUnits == 0;
  }

  /** Returns the amount as a person writes it, such as {@code 42.10 EUR}. */
  @Override
  public String toString() {
    return BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits()).toPlainString()
        + " "
        + currency.getCurrencyCode();
  }
}
