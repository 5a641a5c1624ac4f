package io.quittance.workflows.contract;

import io.quittance.domain.Money;

/**
 * An amount of money on the wire.
 *
 * @param value in minor units
 * @param currency an ISO 4217 code
 */
public record Amount(long value, String currency) {

  /** Returns the amount as it travels. */
  public static Amount of(Money money) {
    return new Amount(money.minorUnits(), money.currency().getCurrencyCode());
  }

  /**
   * Returns the amount as the machine knows it.
   *
   * @throws IllegalArgumentException if there is no such amount or currency
   */
  public Money toMoney() {
    return Money.of(value, currency);
  }
}
