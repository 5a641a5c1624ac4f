package io.quittance.api.evidence;

import io.quittance.store.Balance;
import java.util.List;

/**
 * The balances of all accounts, those of the orders' customer funds added up.
 *
 * @param sumsToZero whether all balances of each currency sum to zero, as they must
 */
public record LedgerBalances(List<Balance> balances, boolean sumsToZero) {

  /** Returns balances with what they sum to. */
  public static LedgerBalances of(List<Balance> balances) {
    return new LedgerBalances(balances, Balances.sumToZero(balances));
  }
}
