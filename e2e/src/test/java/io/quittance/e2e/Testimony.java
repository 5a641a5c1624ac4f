package io.quittance.e2e;

import java.util.ArrayList;
import java.util.List;

/**
 * What four witnesses, who do not ask each other, say of one order's money.
 *
 * @param status where the order stands by its workflow
 * @param ledger by our ledger's entries, summed up in SQL
 * @param workflow by the workflow's own view
 * @param journal by the journal's facts, folded anew
 * @param provider by the provider's books
 * @param faults what else is wrong, each in a sentence
 */
public record Testimony(
    String orderId,
    String status,
    String currency,
    Sums ledger,
    Sums workflow,
    Sums journal,
    Sums provider,
    List<String> faults) {

  /** Returns all that is not as it should be; empty: the witnesses agree. */
  public List<String> differences() {
    List<String> all = new ArrayList<>(faults);
    if (!ledger.equals(workflow) || !workflow.equals(journal) || !journal.equals(provider)) {
      all.add(
          "taken - returned: ledger %s, workflow %s, journal %s, provider %s"
              .formatted(ledger, workflow, journal, provider));
    }
    return all;
  }
}
