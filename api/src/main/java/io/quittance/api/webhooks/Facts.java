package io.quittance.api.webhooks;

import io.quittance.domain.Order;
import io.quittance.store.Journal;
import io.quittance.store.JournalRow;
import io.quittance.workflows.contract.FactJson;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The orders as the facts in the books make them, which may be a moment behind. */
final class Facts {

  private static final Logger LOG = LoggerFactory.getLogger(Facts.class);

  private final Journal journal;

  Facts(Journal journal) {
    this.journal = journal;
  }

  /**
   * Returns what an order's facts make.
   *
   * @throws RuntimeException if they make no order, or there is none
   */
  Order order(String orderId) {
    return FactJson.fold(read(orderId));
  }

  /** Returns what an order's facts make; empty if there is none yet, or they make no order. */
  Optional<Order> readable(String orderId) {
    List<String> facts = read(orderId);
    try {
      return facts.isEmpty() ? Optional.empty() : Optional.of(FactJson.fold(facts));
    } catch (RuntimeException e) {
      LOG.debug("The facts of {} make no order", orderId, e);
      return Optional.empty();
    }
  }

  private List<String> read(String orderId) {
    return journal.read(orderId).stream().map(JournalRow::fact).toList();
  }
}
