package io.quittance.api.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.quittance.api.Samples;
import io.quittance.api.orders.OrdersFault;
import io.quittance.api.orders.Placing;
import io.quittance.api.orders.ProblemCode;
import io.quittance.store.BooksUnavailable;
import io.quittance.workflows.contract.Amount;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.OrderWorkflows;
import io.quittance.workflows.contract.StartOrder;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PlacementTest {

  private final FakeTemporal temporal = new FakeTemporal();
  private final FakeBooks books = new FakeBooks();
  private final Engine engine = temporal.engine();
  private final Placement placement = new Placement(engine, books);
  private final Showing showing = new Showing(engine, books);

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
    books.show(start(4210), Samples.order("A-1", "PAID"));

    assertThat(placed(placement.place(start(4210))).status()).isEqualTo("PAID");
    assertThat(temporal.calls).containsExactly("start", "describe");
  }

  @Test
  void the_same_order_again_needs_no_worker_while_none_has_touched_it() {
    OrderView first = placed(placement.place(start(4210)));

    assertThat(placed(placement.place(start(4210)))).isEqualTo(first);
  }

  @Test
  void what_is_shown_right_after_is_what_the_placing_answered() {
    OrderView placed = placed(placement.place(start(4210)));

    assertThat(showing.find("A-1")).contains(placed);
  }

  @Test
  void another_order_under_the_same_id_is_told_from_it() {
    placement.place(start(4210));

    assertThat(placement.place(start(4211))).isEqualTo(new Placing.AnotherExists());
  }

  @Test
  void another_order_that_only_the_engine_remembers_is_told_from_it() {
    placement.place(start(4210));
    books.row = () -> null;

    assertThat(placement.place(start(4211))).isEqualTo(new Placing.AnotherExists());
  }

  @Test
  void nothing_is_started_while_the_books_are_away() {
    books.away = true;

    assertThatThrownBy(() -> placement.place(start(4210))).isInstanceOf(BooksUnavailable.class);
    assertThat(temporal.calls).isEmpty();
  }

  @Test
  void a_placing_that_broke_off_after_the_claim_is_finished_by_the_same_request() {
    books.claim(start(4210), OrderView.placed(start(4210), Instant.EPOCH));

    OrderView order = placed(placement.place(start(4210)));

    assertThat(temporal.started).isNotNull();
    assertThat(order.createdAt()).isEqualTo(Instant.ofEpochMilli(1_795_428_000_000L));
  }

  @Test
  void a_claim_whose_workflow_is_not_started_is_shown_as_placed_when_it_was_claimed() {
    books.claim(start(4210), OrderView.placed(start(4210), Instant.EPOCH));

    assertThat(showing.find("A-1"))
        .hasValueSatisfying(order -> assertThat(order.createdAt()).isEqualTo(Instant.EPOCH));
  }

  @Test
  void an_order_that_moved_on_while_the_books_have_nothing_of_it_is_asked() {
    placement.place(start(4210));
    temporal.historyLength = 12;
    temporal.view = () -> Samples.order("A-1", "PAYING");

    assertThat(showing.find("A-1")).contains(Samples.order("A-1", "PAYING"));
  }

  @Test
  void while_the_books_are_away_an_order_is_asked_and_no_absence_is_told() {
    books.away = true;
    temporal.view = () -> Samples.order("A-1", "PAID");
    assertThat(showing.find("A-1")).contains(Samples.order("A-1", "PAID"));

    temporal.view =
        () -> {
          throw FakeTemporal.failing(Status.NOT_FOUND);
        };
    assertThatThrownBy(() -> showing.find("A-1")).isInstanceOf(BooksUnavailable.class);

    temporal.view = () -> null;
    assertThatThrownBy(() -> showing.find("A-1"))
        .isInstanceOfSatisfying(
            OrdersFault.class,
            fault -> assertThat(fault.code()).isEqualTo(ProblemCode.VIEW_UNAVAILABLE));
  }

  private static OrderView placed(Placing placing) {
    return ((Placing.Placed) placing).order();
  }

  private static StartOrder start(long amount) {
    return Samples.start("A-1", new Amount(amount, "EUR"));
  }
}
