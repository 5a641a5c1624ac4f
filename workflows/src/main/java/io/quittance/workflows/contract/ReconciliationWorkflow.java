package io.quittance.workflows.contract;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/** One comparison of our books with the payment providers', page by page. */
@WorkflowInterface
public interface ReconciliationWorkflow {

  /** The workflow's type. */
  String TYPE = "Reconciliation";

  /**
   * Compares, from the first page on or from where a run before this one stopped.
   *
   * @param progress how far the run before got; null: this is the first one
   */
  @WorkflowMethod(name = TYPE)
  ReconciliationResult run(@Nullable ReconciliationProgress progress);
}
