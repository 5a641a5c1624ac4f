package io.quittance.activities;

import io.quittance.domain.CommandId;
import io.quittance.store.Difference;
import io.quittance.store.Store;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.Fingerprint;
import java.time.InstantSource;

/**
 * Where findings go: each into the books of its reconciliation, and to its order. An order is told
 * once for as long as its money does not move: a person was asked, or a look was taken, and hearing
 * it again would only ask again.
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
    String commandId = commandId(booked, finding);
    if (!booked.order().answers().containsKey(new CommandId(commandId))) {
      processes.tell(
          booked.row(),
          CommandRequest.finding(commandId, PROOF, finding.lookAt(), finding.evidence()));
    }
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
    return "proof-"
        + Fingerprint.of(
            booked.id(),
            Long.toString(booked.moves()),
            finding.what(),
            finding.concerns(),
            finding.lookAt(),
            finding.evidence());
  }
}
