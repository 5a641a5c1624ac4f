package io.quittance.workflows.impl.reconciliation;

import io.quittance.workflows.contract.ClaimSweepWorkflow;

/** One call, which the engine repeats until it is made. */
public final class ClaimSweepWorkflowImpl implements ClaimSweepWorkflow {

  @Override
  public int run() {
    return ReconciliationCalls.claims().startClaimed();
  }
}
