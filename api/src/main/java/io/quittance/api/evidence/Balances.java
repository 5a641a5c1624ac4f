package io.quittance.api.evidence;

import io.quittance.store.Balance;
import java.util.List;
import java.util.stream.Collectors;

/** Balances of accounts, added up. */
final class Balances {

  private Balances() {}

  static boolean sumToZero(List<Balance> balances) {
    return balances.stream()
        .collect(Collectors.groupingBy(Balance::currency, Collectors.summingLong(Balance::amount)))
        .values()
        .stream()
        .allMatch(sum -> sum == 0);
  }

  /** Returns what providers owe, of one currency, in minor units. */
  static long receivable(List<Balance> balances, String currency) {
    return balances.stream()
        .filter(b -> b.currency().equals(currency))
        .filter(b -> b.account().startsWith("provider/") && b.account().endsWith("/receivable"))
        .mapToLong(Balance::amount)
        .sum();
  }
}
