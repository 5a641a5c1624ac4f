package io.quittance.activities;

import io.quittance.store.StoredOrder;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.OrderDataConverter;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.OrderWorkflows;
import io.quittance.workflows.contract.StartOptions;
import io.quittance.workflows.contract.StartOrder;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The orders' workflows, as who watches over many orders sees them. */
final class OrderProcesses {

  private static final JsonMapper JSON = OrderDataConverter.mapper();

  private final WorkflowClient client;

  OrderProcesses(WorkflowClient client) {
    this.client = client;
  }

  /** Returns the status of the order's last run; empty if the engine knows of none. */
  Optional<WorkflowExecutionStatus> status(String orderId) {
    try {
      return Optional.of(stub(orderId).describe().getStatus());
    } catch (WorkflowNotFoundException e) {
      return Optional.empty();
    }
  }

  boolean isRunning(String orderId) {
    return status(orderId)
        .filter(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING::equals)
        .isPresent();
  }

  /**
   * Returns whether the order may know more than its books: it runs, and is not at that revision or
   * does not answer.
   */
  boolean mayBeAhead(String orderId, int revision) {
    if (!isRunning(orderId)) {
      return false;
    }
    try {
      return stub(orderId).query("view", OrderView.class).revision() != revision;
    } catch (WorkflowException e) {
      return true;
    }
  }

  /** Starts an order for the first time; returns whether it was not started already. */
  boolean start(StartOrder start) {
    try {
      var _ =
          client
              .newUntypedWorkflowStub(OrderWorkflows.TYPE, StartOptions.first(start))
              .start(start);
      return true;
    } catch (WorkflowExecutionAlreadyStarted e) {
      return false;
    }
  }

  /** Tells an order something, which begins it again from its journal if it does not run. */
  void tell(StoredOrder row, CommandRequest notice) {
    StartOrder start = start(row);
    var _ =
        client
            .newUntypedWorkflowStub(OrderWorkflows.TYPE, StartOptions.reopening(start))
            .signalWithStart(
                "notice",
                new Object[] {notice},
                new Object[] {row.seq() == 0 ? start : start.fromJournal()});
  }

  /** Returns what an order is started with. */
  static StartOrder start(StoredOrder row) {
    return JSON.readValue(row.start(), StartOrder.class);
  }

  private WorkflowStub stub(String orderId) {
    return client.newUntypedWorkflowStub(OrderWorkflows.workflowId(orderId));
  }
}
