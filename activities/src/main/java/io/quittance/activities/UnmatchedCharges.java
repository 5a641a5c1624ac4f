package io.quittance.activities;

import io.quittance.domain.StatementLine;
import io.quittance.providers.PaymentProvider;
import io.quittance.store.Claimed;
import io.quittance.store.Store;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.StartOrder;
import io.quittance.workflows.contract.UnmatchedOrders;
import java.time.InstantSource;

/** Money that no order asked for: each such charge becomes an order of its own, which asks. */
final class UnmatchedCharges {

  private final Store store;
  private final OrderProcesses processes;
  private final Findings findings;
  private final InstantSource clock;

  UnmatchedCharges(Store store, OrderProcesses processes, Findings findings, InstantSource clock) {
    this.store = store;
    this.processes = processes;
    this.findings = findings;
    this.clock = clock;
  }

  /** Opens the order that stands for a charge. */
  void open(long reconciliation, PaymentProvider provider, StatementLine line) {
    StartOrder start = UnmatchedOrders.start(provider.name(), provider.traits(), line);
    String evidence =
        provider.name() + " took " + line.captured() + " as " + line.reference() + ", for no order";
    findings.keep(
        reconciliation,
        start.orderId(),
        Finding.forAPerson("unmatched", line.reference(), evidence));
    OrderView view = OrderView.placed(start, clock.instant());
    if (store.orders().claim(BookMapping.claim(start, view)) instanceof Claimed.New) {
      var _ = processes.start(start);
    }
  }
}
