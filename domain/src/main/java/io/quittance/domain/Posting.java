package io.quittance.domain;

import java.util.Currency;

/**
 * One line of a ledger transaction: money entering or leaving an account.
 *
 * @param account such as {@code provider/simulator/receivable}, see {@link Postings}
 * @param amount in minor units; positive: debited, negative: credited; never zero
 */
public record Posting(String account, Currency currency, long amount) {

  /**
   * Checks that something moves.
   *
   * @throws IllegalArgumentException if the amount is zero
   */
  public Posting {
    if (amount == 0) {
      throw new IllegalArgumentException("a posting of nothing to " + account);
    }
  }
}
