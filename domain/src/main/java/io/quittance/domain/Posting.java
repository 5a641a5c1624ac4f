package io.quittance.domain;

import java.util.Currency;

/**
 * One line of a ledger transaction: so much is booked to an account.
 *
 * @param account such as {@code provider/simulator/receivable}
 * @param currency the currency of the amount
 * @param amount minor units, never 0: a debit is positive, a credit negative
 */
public record Posting(String account, Currency currency, long amount) {

  /**
   * Checks that something is booked.
   *
   * @throws IllegalArgumentException if the amount is 0
   */
  public Posting {
    if (amount == 0) {
      throw new IllegalArgumentException("nothing is posted to " + account);
    }
  }
}
