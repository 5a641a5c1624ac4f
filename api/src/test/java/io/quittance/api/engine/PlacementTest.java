package io.quittance.api.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.api.Samples;
import io.quittance.api.orders.Placing;
import io.quittance.workflows.contract.Amount;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.OrderWorkflows;
import io.quittance.workflows.contract.ProviderPromise;
import io.quittance.workflows.contract.StartOrder;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PlacementTest {

  private final FakeTemporal temporal = new FakeTemporal();
  private final Engine engine = temporal.engine();
  private final Placement placement = new Placement(engine, new Questions(engine));

  @AfterEach
  void close() {
    temporal.close();
  }

  @Test
  void an_order_is_placed_without_any_worker() {
    OrderView order = placed(placement.place(start(4210)));

    assertThat(order.status()).isEqualTo("AWAITING_PAYMENT");
    assertThat(order.createdAt()).isEqualTo(Instant.ofEpochMilli(1_795_428_000_000L));
    assertThat(order.payBy()).isEqualTo(order.createdAt().plus(Duration.ofMinutes(30)));
    assertThat(temporal.calls).containsExactly("start", "describe");
  }

  @Test
  void its_workflow_can_be_found_and_is_never_started_twice() {
    placement.place(start(4210));

    StartWorkflowExecutionRequest started = Objects.requireNonNull(temporal.started);
    assertThat(started.getWorkflowId()).isEqualTo("order/A-1");
    assertThat(started.getWorkflowType().getName()).isEqualTo("Order");
    assertThat(started.getTaskQueue().getName()).isEqualTo(OrderWorkflows.TASK_QUEUE);
    assertThat(started.getWorkflowIdReusePolicy())
        .isEqualTo(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE);
    assertThat(started.getSearchAttributes().getIndexedFieldsMap())
        .containsOnlyKeys("OrderStatus", "CustomerId", "HeldMinor", "NeedsReview");
    assertThat(started.getUserMetadata().getSummary().getData().toStringUtf8())
        .isEqualTo("\"Order A-1: 42.10 EUR\"");
  }

  @Test
  void the_same_order_again_is_the_same_order_as_it_is_now() {
    placement.place(start(4210));
    temporal.historyLength = 12;
    temporal.view = () -> Samples.order("A-1", "PAID");

    assertThat(placed(placement.place(start(4210))).status()).isEqualTo("PAID");
  }

  @Test
  void the_same_order_again_needs_no_worker_while_none_has_touched_it() {
    OrderView first = placed(placement.place(start(4210)));

    assertThat(placed(placement.place(start(4210)))).isEqualTo(first);
  }

  @Test
  void another_order_under_the_same_id_is_told_from_it() {
    placement.place(start(4210));

    assertThat(placement.place(start(4211))).isEqualTo(new Placing.AnotherExists());
  }

  private static OrderView placed(Placing placing) {
    return ((Placing.Placed) placing).order();
  }

  private static StartOrder start(long amount) {
    ProviderPromise promise =
        new ProviderPromise(
            "simulator",
            true,
            Duration.ofSeconds(30),
            Duration.ofHours(24),
            Duration.ofDays(5),
            Duration.ofDays(7),
            80);
    return new StartOrder(
        "A-1",
        "c-1",
        new Amount(amount, "EUR"),
        null,
        Duration.ofMinutes(30),
        "SALE",
        "AUTO_REFUND",
        Duration.ofDays(30),
        new TreeMap<>(),
        List.of(promise),
        null);
  }
}
