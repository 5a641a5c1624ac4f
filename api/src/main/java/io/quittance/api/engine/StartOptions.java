package io.quittance.api.engine;

import io.quittance.api.orders.AmountText;
import io.quittance.workflows.contract.OrderWorkflows;
import io.quittance.workflows.contract.StartOrder;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.SearchAttributes;
import java.util.Map;

/** Under which options an order's workflow is started. */
final class StartOptions {

  private StartOptions() {}

  static WorkflowOptions of(StartOrder start) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(OrderWorkflows.workflowId(start.orderId()))
        .setTaskQueue(OrderWorkflows.TASK_QUEUE)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
        .setStaticSummary("Order " + start.orderId() + ": " + AmountText.of(start.amount()))
        .setMemo(Map.of(OrderWorkflows.PLACING, start.fingerprint()))
        .setTypedSearchAttributes(
            SearchAttributes.newBuilder()
                .set(OrderWorkflows.ORDER_STATUS, "AWAITING_PAYMENT")
                .set(OrderWorkflows.CUSTOMER_ID, start.customerId())
                .set(OrderWorkflows.HELD_MINOR, 0L)
                .set(OrderWorkflows.NEEDS_REVIEW, false)
                .build())
        .build();
  }
}
