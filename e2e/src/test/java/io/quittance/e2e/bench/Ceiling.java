package io.quittance.e2e.bench;

import io.quittance.e2e.Shop;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.util.List;
import java.util.Map;

/** The engine's ceiling: a bare workflow with one activity that does nothing, by the plain SDK. */
record Ceiling(WorkflowClient client) implements Contender {

  @Override
  public String name() {
    return "ceiling";
  }

  @Override
  public List<Flow> flows() {
    return List.of(Flow.BARE);
  }

  @Override
  public Trip play(Flow flow) {
    String id = Shop.newOrderId("bare");
    PlainSdk.Bare bare =
        client.newWorkflowStub(
            PlainSdk.Bare.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue(PlainSdk.BARE_QUEUE)
                .build());
    return new Trip(id, Map.of(Trip.Act.PAY, Trip.Act.timed(() -> bare.run())));
  }

  @Override
  public String workflowId(String orderId) {
    return orderId;
  }
}
