package io.quittance.activities;

import io.quittance.domain.Fact;
import io.quittance.domain.Order;
import io.quittance.domain.OrderMachine;
import io.quittance.domain.Proof;
import io.quittance.store.JournalRow;
import io.quittance.store.StoredOrder;
import io.quittance.workflows.contract.FactJson;
import java.util.List;

/**
 * An order as the books had it at one moment.
 *
 * @param row its row
 * @param facts its journal, up to what the row knows of
 * @param order what they make
 */
record BookedOrder(StoredOrder row, List<Fact> facts, Order order) {

  /**
   * Folds an order's journal.
   *
   * @param row of an order that has a fact
   * @throws RuntimeException if the journal makes no order
   */
  static BookedOrder of(StoredOrder row, List<JournalRow> journal) {
    List<Fact> facts =
        journal.stream().limit(row.seq()).map(JournalRow::fact).map(FactJson::read).toList();
    return new BookedOrder(row, facts, OrderMachine.fold(facts));
  }

  String id() {
    return row.orderId();
  }

  boolean isEnded() {
    return row.endedAt() != null;
  }

  /** Returns a number by which an old difference is told from a new one. */
  long moves() {
    return facts.stream().filter(Proof::isNewGround).count();
  }
}
