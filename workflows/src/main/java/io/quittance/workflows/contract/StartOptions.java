package io.quittance.workflows.contract;

import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.SearchAttributes;
import java.util.Map;

/** Under which options an order's workflow is started. */
public final class StartOptions {

  private StartOptions() {}

  /** Returns the options of the first start, of which there is one at most. */
  public static WorkflowOptions first(StartOrder start) {
    return options(start)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
        .build();
  }

  /**
   * Returns the options of a start that reopens an order, together with the message that does. A
   * run that is there takes the message itself.
   */
  public static WorkflowOptions reopening(StartOrder start) {
    return options(start)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
        .setWorkflowIdConflictPolicy(
            WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
        .build();
  }

  private static WorkflowOptions.Builder options(StartOrder start) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(OrderWorkflows.workflowId(start.orderId()))
        .setTaskQueue(OrderWorkflows.TASK_QUEUE)
        // A worker that starts an order would take it itself, whatever build is current.
        .setDisableEagerExecution(true)
        .setStaticSummary("Order " + start.orderId() + ": " + start.amount().toMoney())
        .setMemo(Map.of(OrderWorkflows.PLACING, start.fingerprint()))
        .setTypedSearchAttributes(
            SearchAttributes.newBuilder()
                .set(OrderWorkflows.ORDER_STATUS, "AWAITING_PAYMENT")
                .set(OrderWorkflows.CUSTOMER_ID, start.customerId())
                .set(OrderWorkflows.HELD_MINOR, 0L)
                .set(OrderWorkflows.NEEDS_REVIEW, false)
                .build());
  }
}
