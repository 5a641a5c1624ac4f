package io.quittance.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The ledger of an order that is being played. */
public final class Books {

  private final SortedMap<String, Long> balances = new TreeMap<>();
  private final List<String> unbalanced = new ArrayList<>();

  /** Books a fact. */
  public void take(Order before, Fact fact) {
    Map<String, Long> sums = new TreeMap<>();
    for (Posting posting : Postings.of(before, fact)) {
      String currency = posting.currency().getCurrencyCode();
      sums.merge(currency, posting.amount(), Long::sum);
      balances.merge(posting.account() + " " + currency, posting.amount(), Long::sum);
    }
    if (sums.values().stream().anyMatch(sum -> sum != 0)) {
      unbalanced.add(fact + " books " + sums);
    }
  }

  /** Returns every balance that is not zero, by account and currency. */
  public SortedMap<String, Long> balances() {
    SortedMap<String, Long> open = new TreeMap<>(balances);
    open.values().removeIf(amount -> amount == 0);
    return open;
  }

  /** Returns what is wrong: I6, and customers' funds that are still there though nothing is due. */
  public List<String> disagreements(Order order) {
    List<String> wrong = new ArrayList<>(unbalanced);
    Position.all(order)
        .forEach(
            (currency, position) -> {
              long receivable = balance("provider/simulator/receivable " + currency);
              if (receivable != position.held() + position.adjusted()) {
                wrong.add("I6: " + currency + " receivable " + receivable + ", " + position);
              }
            });
    boolean returned = order.ending() != null && order.ending().status() != OrderStatus.COMPLETED;
    if (returned && !due().isEmpty()) {
      wrong.add("I6: ended as " + order.status() + " with " + balances());
    }
    return wrong;
  }

  /** Returns what is owed to somebody, beside what a provider or a person settled. */
  private SortedMap<String, Long> due() {
    SortedMap<String, Long> due = balances();
    due.keySet()
        .removeIf(name -> name.startsWith("provider/") || name.startsWith("merchant/adjust"));
    return due;
  }

  private long balance(String account) {
    return balances.getOrDefault(account, 0L);
  }
}
