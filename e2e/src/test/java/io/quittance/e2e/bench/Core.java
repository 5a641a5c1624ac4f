package io.quittance.e2e.bench;

import io.quittance.e2e.Shop;
import io.quittance.workflows.contract.Amount;
import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.OrderWorkflows;
import io.quittance.workflows.contract.ProviderPromise;
import io.quittance.workflows.contract.StartOptions;
import io.quittance.workflows.contract.StartOrder;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The order's workflow by the plain SDK: no facade, no books, a provider that does nothing. */
record Core(WorkflowClient client) implements Contender {

  private static final ProviderPromise SIMULATOR =
      new ProviderPromise(
          "simulator",
          true,
          Duration.ofMinutes(10),
          Duration.ofHours(24),
          Duration.ofDays(10),
          Duration.ofDays(7),
          255);

  @Override
  public String name() {
    return "core";
  }

  @Override
  public List<Flow> flows() {
    return List.of(Flow.PAY, Flow.REFUND);
  }

  @Override
  public Trip play(Flow flow) {
    String id = Shop.newOrderId("core");
    StartOrder start = start(id);
    WorkflowStub order =
        client.newUntypedWorkflowStub(
            OrderWorkflows.TYPE,
            WorkflowOptions.newBuilder(StartOptions.first(start))
                .setTaskQueue(PlainSdk.ORDER_QUEUE)
                .build());
    Map<Trip.Act, Double> millis = new EnumMap<>(Trip.Act.class);
    millis.put(Trip.Act.PLACE, Trip.Act.timed(() -> order.start(start)));
    CommandRequest pay = CommandRequest.pay("k1", null, "tok_ok", null);
    millis.put(Trip.Act.PAY, Trip.Act.timed(() -> execute(order, pay, "PAID")));
    if (flow == Flow.REFUND) {
      CommandRequest cancel = CommandRequest.cancel("k2", "customer", null);
      millis.put(Trip.Act.CANCEL, Trip.Act.timed(() -> execute(order, cancel, "REFUNDED")));
    }
    return new Trip(id, millis);
  }

  private static void execute(WorkflowStub order, CommandRequest command, String status) {
    CommandReply reply =
        order
            .startUpdate(
                UpdateOptions.newBuilder(CommandReply.class)
                    .setUpdateName("execute")
                    .setUpdateId(OrderWorkflows.updateId(command))
                    .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                    .build(),
                command)
            .getResult();
    if (reply.view() == null || !reply.view().status().equals(status)) {
      throw new AssertionError("not " + status + ": " + reply);
    }
  }

  private static StartOrder start(String id) {
    return new StartOrder(
        id,
        "c-1",
        new Amount(4210, "EUR"),
        null,
        Duration.ofMinutes(30),
        "SALE",
        "AUTO_REFUND",
        Duration.ofDays(30),
        new TreeMap<>(),
        List.of(SIMULATOR),
        null);
  }

  @Override
  public String workflowId(String orderId) {
    return OrderWorkflows.workflowId(orderId);
  }
}
