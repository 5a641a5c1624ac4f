package io.quittance.activities;

import io.quittance.domain.Money;
import io.quittance.domain.OrderId;
import io.quittance.domain.StatementLine;
import io.quittance.providers.PaymentProvider;
import io.quittance.store.Claimed;
import io.quittance.store.Store;
import io.quittance.workflows.contract.Amount;
import io.quittance.workflows.contract.Fingerprint;
import io.quittance.workflows.contract.FoundMoney;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.ProviderPromise;
import io.quittance.workflows.contract.StartOrder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;

/** Money that no order asked for: each such charge becomes an order of its own, which asks. */
final class UnmatchedCharges {

  private static final Duration PAY_WITHIN = Duration.ofMinutes(30);

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

  /** Returns the id of the order that stands for a charge, if it is ever unmatched. */
  static String orderId(String provider, String reference) {
    String id = OrderId.UNMATCHED_PREFIX + provider + "-" + reference;
    return OrderId.isValid(id)
        ? id
        : OrderId.UNMATCHED_PREFIX + provider + "-" + Fingerprint.of(provider, reference);
  }

  /** Opens the order that stands for a charge. */
  void open(long reconciliation, PaymentProvider provider, StatementLine line) {
    StartOrder start = start(provider, line);
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

  private static StartOrder start(PaymentProvider provider, StatementLine line) {
    Money captured = line.captured();
    return new StartOrder(
            orderId(provider.name(), line.reference()),
            "unmatched",
            Amount.of(captured),
            null,
            PAY_WITHIN,
            "SALE",
            "HOLD_FOR_REVIEW",
            Duration.ZERO,
            new TreeMap<>(),
            List.of(ProviderPromise.of(provider.name(), provider.traits())),
            null)
        .from(new FoundMoney(provider.name(), line.reference(), line.providerReference()));
  }
}
