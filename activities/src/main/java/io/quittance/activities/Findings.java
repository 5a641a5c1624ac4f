package io.quittance.activities;

import io.quittance.domain.CommandId;
import io.quittance.store.Difference;
import io.quittance.store.Store;
import io.quittance.store.StoredOrder;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.Fingerprint;
import java.time.InstantSource;

/**
 * Where findings go: each into the books of its reconciliation, and to its order. As long as its
 * money does not move, an order is told once to look, and once to ask a person, if the look saw
 * nothing wrong and the difference is still there. Hearing it again would only ask again.
 */
final class Findings {

  private static final String PROOF = "proof";

  private final Store store;
  private final OrderProcesses processes;
  private final InstantSource clock;

  Findings(Store store, OrderProcesses processes, InstantSource clock) {
    this.store = store;
    this.processes = processes;
    this.clock = clock;
  }

  /** Keeps a finding about an order, and tells the order. */
  void report(long reconciliation, BookedOrder booked, Finding finding) {
    keep(reconciliation, booked.id(), finding);
    if (!isTold(booked, finding)) {
      tell(booked, finding);
    } else if (booked.order().review() == null && !isTold(booked, finding.forAPerson())) {
      tell(booked, finding.forAPerson());
    }
  }

  /** Keeps a finding about an order that has no fact, and begins the order by telling it. */
  void reportUnbooked(long reconciliation, StoredOrder row, Finding finding) {
    keep(reconciliation, row.orderId(), finding);
    tell(row, commandId(row.orderId(), 0, finding), finding);
  }

  private static boolean isTold(BookedOrder booked, Finding finding) {
    return booked.order().answers().containsKey(new CommandId(commandId(booked, finding)));
  }

  private void tell(BookedOrder booked, Finding finding) {
    tell(booked.row(), commandId(booked, finding), finding);
  }

  private void tell(StoredOrder row, String id, Finding finding) {
    processes.tell(row, CommandRequest.finding(id, PROOF, finding.lookAt(), finding.evidence()));
  }

  /** Keeps a finding about what can't be told, or need not be. */
  void keep(long reconciliation, String orderId, Finding finding) {
    var _ =
        store
            .reconciliations()
            .found(
                reconciliation,
                new Difference(
                    orderId,
                    finding.concerns(),
                    finding.what(),
                    finding.evidence(),
                    clock.instant()));
  }

  private static String commandId(BookedOrder booked, Finding finding) {
    return commandId(booked.id(), booked.moves(), finding);
  }

  private static String commandId(String orderId, long moves, Finding finding) {
    return "proof-"
        + Fingerprint.of(
            orderId,
            Long.toString(moves),
            finding.what(),
            finding.concerns(),
            finding.lookAt(),
            finding.evidence());
  }
}
