package io.quittance.activities;

import io.quittance.domain.Proof.Verdict;
import io.quittance.store.OrderKey;
import io.quittance.store.Store;
import io.quittance.store.StoredOrder;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.Fingerprint;
import io.quittance.workflows.contract.ReconciliationProgress;
import io.quittance.workflows.contract.ReconciliationProgress.OrderPlace;
import io.quittance.workflows.contract.ReconciliationProgress.Part;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pages of orders to be proven: a hundred at most, and fewer if the providers are slow. */
final class OrderPages {

  private static final Logger log = LoggerFactory.getLogger(OrderPages.class);
  private static final int MOST_ORDERS = 100;

  /** So short that a worker which is told to stop can finish its page. */
  private static final Duration LONGEST = Duration.ofSeconds(8);

  private final Store store;
  private final OrderProcesses processes;
  private final OrderProver prover;

  OrderPages(Store store, OrderProcesses processes, OrderProver prover) {
    this.store = store;
    this.processes = processes;
    this.prover = prover;
  }

  /** Proves orders that ended, and were not proven as they ended. */
  ReconciliationProgress ended(ReconciliationProgress progress, Runnable pulse) {
    List<OrderKey> page = store.orders().unproven(progress.to(), key(progress), MOST_ORDERS);
    return proven(progress, Part.OPEN, page, pulse);
  }

  /** Proves orders that are open for long, and sees to it that their workflows run. */
  ReconciliationProgress open(ReconciliationProgress progress, Runnable pulse) {
    List<OrderKey> page =
        store.orders().openSince(progress.openBefore(), key(progress), MOST_ORDERS);
    return proven(progress, Part.CHARGES, page, pulse);
  }

  private ReconciliationProgress proven(
      ReconciliationProgress progress, Part following, List<OrderKey> page, Runnable pulse) {
    long end = System.nanoTime() + LONGEST.toNanos();
    ReconciliationProgress current = progress;
    for (OrderKey key : page) {
      pulse.run();
      Verdict verdict = prover.prove(progress.id(), key.orderId());
      if (progress.part() == Part.OPEN) {
        keepRunning(key.orderId());
      }
      OrderPlace place = new OrderPlace(key.at(), key.orderId());
      current = current.withOrder(place, verdict != Verdict.UNDECIDED);
      if (System.nanoTime() > end) {
        return current;
      }
    }
    return page.size() < MOST_ORDERS ? current.in(following) : current;
  }

  /** An open order without a run, ended by an operator perhaps, is begun again from its journal. */
  private void keepRunning(String orderId) {
    if (processes.isRunning(orderId)) {
      return;
    }
    Optional<StoredOrder> row =
        store.orders().find(orderId).filter(order -> order.endedAt() == null);
    row.ifPresent(
        order -> {
          log.warn("Order {} is open and its workflow does not run: it is begun again", orderId);
          String id = "revive-" + Fingerprint.of(orderId, Long.toString(order.seq()));
          processes.tell(order, CommandRequest.news(id, "proof"));
        });
  }

  private static @Nullable OrderKey key(ReconciliationProgress progress) {
    OrderPlace after = progress.after();
    return after == null ? null : new OrderKey(after.at(), after.orderId());
  }
}
