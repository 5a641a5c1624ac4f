package io.quittance.workflows.impl.reconciliation;

import io.quittance.workflows.contract.ReconciliationActivities;
import io.quittance.workflows.contract.ReconciliationProgress;
import io.quittance.workflows.contract.ReconciliationProgress.Part;
import io.quittance.workflows.contract.ReconciliationResult;
import io.quittance.workflows.contract.ReconciliationWorkflow;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/** One page after the other; a page is done again until it is done. */
public final class ReconciliationWorkflowImpl implements ReconciliationWorkflow {

  /** A page is three events and its task as many: well below what the engine warns of. */
  private static final int MOST_PAGES = 500;

  private final ReconciliationActivities pages = ReconciliationCalls.pages();

  @Override
  public ReconciliationResult run(@Nullable ReconciliationProgress soFar) {
    ReconciliationProgress progress = soFar == null ? pages.begin() : soFar;
    for (int done = 0; progress.part() != Part.DONE; done++) {
      if (done == MOST_PAGES) {
        Workflow.continueAsNew(progress);
      }
      progress = next(progress);
    }
    return pages.finish(progress);
  }

  /** A comparison that does not get through says so, and the next one covers what it did not. */
  private ReconciliationProgress next(ReconciliationProgress progress) {
    try {
      return pages.page(progress);
    } catch (ActivityFailure e) {
      Workflow.newDetachedCancellationScope(() -> pages.finish(progress)).run();
      throw e;
    }
  }
}
