package io.quittance.e2e.races;

import io.quittance.e2e.Stack;
import io.quittance.workflows.contract.OrderDataConverter;
import io.quittance.workflows.contract.OrderWorkflows;
import io.quittance.workflows.contract.StartOptions;
import io.quittance.workflows.contract.StartOrder;
import io.temporal.client.WorkflowNotFoundException;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A notice as the signal that it becomes in the end. An order that has ended is begun again by one
 * that its row doesn't already tell.
 */
final class SignalledNews implements ProviderNews {

  private final Stack stack;

  SignalledNews(Stack stack) {
    this.stack = stack;
  }

  @Override
  public void tell(String orderId, String eventId, String reference, String status) {
    Map<String, String> notice =
        Map.of(
            "commandId",
            "notice:simulator:" + eventId,
            "requestedBy",
            "simulator",
            "provider",
            "simulator",
            "eventId",
            eventId,
            "reference",
            reference);
    try {
      stack.workflow(orderId).signal("notice", notice);
    } catch (WorkflowNotFoundException e) {
      if (!isTold(orderId, reference, status)) {
        reopen(orderId, notice);
      }
    }
  }

  private boolean isTold(String orderId, String reference, String status) {
    for (JsonNode payment : stack.shop().get(orderId).json().path("payments")) {
      if (payment.path("reference").asString().equals(reference)) {
        return payment.path("status").asString().equals(status.toUpperCase(Locale.ROOT));
      }
    }
    return false;
  }

  private void reopen(String orderId, Map<String, String> notice) {
    String placed = stack.database().text("select start from orders where order_id = ?", orderId);
    StartOrder start = OrderDataConverter.mapper().readValue(placed, StartOrder.class);
    var _ =
        stack
            .client
            .newUntypedWorkflowStub(OrderWorkflows.TYPE, StartOptions.reopening(start))
            .signalWithStart("notice", new Object[] {notice}, new Object[] {start.fromJournal()});
  }
}
