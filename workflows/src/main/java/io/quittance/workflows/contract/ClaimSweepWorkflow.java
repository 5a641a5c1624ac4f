package io.quittance.workflows.contract;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One look for orders whose id was taken and whose workflow was never started. */
@WorkflowInterface
public interface ClaimSweepWorkflow {

  /** The workflow's type. */
  String TYPE = "ClaimSweep";

  /** Starts what was not started, and returns how many orders that were. */
  @WorkflowMethod(name = TYPE)
  int run();
}
