package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.OrderDataConverter;
import io.quittance.workflows.contract.OrderWorkflows;
import io.quittance.workflows.contract.StartOptions;
import io.quittance.workflows.contract.StartOrder;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every path that an order can take, on the real server, and its history replayed. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
@NullUnmarked
class RecordedPathsTest {

  private static final Duration END = Duration.ofSeconds(90);
  private static Recording recording;

  private final Stack stack = SharedStack.get();
  private final Shop shop = stack.shop();

  /** What is done to an order, and how it may end: a late charge races with its close. */
  private enum Journey {
    WAITING(null, false, false, "AWAITING_PAYMENT"),
    CANCELLED_UNPAID(null, true, false, "CANCELLED"),
    PAID("tok_ok", false, false, "PAID"),
    REFUNDED("tok_ok", true, false, "REFUNDED"),
    COMPLETED("tok_ok", false, true, "COMPLETED"),
    DECLINED_THEN_CANCELLED("tok_declined", true, false, "CANCELLED"),
    SLOW_THEN_COMPLETED("tok_slow", false, true, "COMPLETED"),
    UNKNOWN_EXECUTED_THEN_REFUNDED("tok_timeout_after", true, false, "REFUNDED"),
    UNKNOWN_NOT_EXECUTED_THEN_CANCELLED("tok_timeout_before", true, false, "CANCELLED"),
    FAULT_AFTER_THEN_REFUNDED("tok_500_after", true, false, "REFUNDED"),
    RATE_LIMITED_THEN_COMPLETED("tok_rate_limited", false, true, "COMPLETED"),
    DELAYED_THEN_CANCELLED("tok_delayed", true, false, "CANCELLED", "REFUNDED"),
    REFUND_REFUSED_THRICE("tok_refund_fails_3", true, false, "REFUNDED"),
    REFUND_UNKNOWN("tok_refund_timeout_after", true, false, "REFUNDED"),
    REFUND_PENDING("tok_refund_pending", true, false, "REFUNDED"),
    REFUND_NEVER("tok_refund_never", true, false, "CANCELLING");

    private final String method;
    private final boolean cancel;
    private final boolean fulfil;
    private final Set<String> ends;

    Journey(@Nullable String method, boolean cancel, boolean fulfil, String... ends) {
      this.method = method == null ? "" : method;
      this.cancel = cancel;
      this.fulfil = fulfil;
      this.ends = Set.of(ends);
    }
  }

  @BeforeAll
  static void open() {
    recording = new Recording(SharedStack.get());
  }

  @AfterAll
  static void close() {
    recording.close();
  }

  static Stream<Journey> journeys() {
    return Stream.of(Journey.values());
  }

  @ParameterizedTest
  @MethodSource("journeys")
  void every_path_ends_as_it_should_and_replays(Journey journey) {
    String id = shop.place("path", "PT0S");
    shop.get(id);
    if (!journey.method.isEmpty()) {
      shop.pay(id, journey.method, "k1", "Prefer", "wait=1");
    }
    if (journey.fulfil) {
      shop.await(id, Set.of("PAID"), END);
      shop.fulfil(id, "k2");
    }
    if (journey.cancel) {
      shop.cancel(id, "k3", "Prefer", "wait=1");
    }
    shop.await(id, journey.ends, END);
    recording.take(journey.name(), id);
  }

  @ParameterizedTest
  @MethodSource("journeys")
  void every_path_is_cancelled_in_flight_without_losing_money(Journey journey) {
    String id = shop.place("flight", "PT0S");
    shop.get(id);
    if (!journey.method.isEmpty()) {
      shop.pay(id, journey.method, "k1", "Prefer", "respond-async");
    }
    shop.cancel(id, "k3", "Prefer", "respond-async");
    if (journey == Journey.REFUND_NEVER) {
      shop.await(id, Set.of("CANCELLING"), END);
      return;
    }
    shop.awaitEnd(id, END);
    assertThat(stack.books().of(id).held()).isZero();
    recording.take("in_flight_" + journey, id);
  }

  @Test
  void an_order_that_expires_replays() {
    String id = shop.place("path", "PT2S", "PT0S");
    shop.await(id, Set.of("EXPIRED"), END);
    recording.take("expired", id);
  }

  @Test
  void an_order_that_an_operator_cancels_in_the_temporal_ui_replays() {
    String id = shop.place("path");
    shop.pay(id, "tok_ok", "k1");
    stack.workflow(id).cancel();
    shop.await(id, Set.of("REFUNDED"), END);
    recording.take("cancelled_by_an_operator", id);
  }

  @Test
  void an_order_that_is_paid_and_cancelled_by_signals_replays() {
    String id = shop.place("path");
    shop.pay(id, "tok_ok", "k1", "Prefer", "respond-async");
    shop.await(id, Set.of("PAID"), END);
    shop.cancel(id, "k2", "Prefer", "respond-async");
    shop.await(id, Set.of("REFUNDED"), END);
    recording.take("paid_and_cancelled_by_signals", id);
  }

  @Test
  void a_partial_refund_of_a_fulfilled_order_replays() {
    String id = shop.place("path");
    shop.pay(id, "tok_ok", "k1");
    shop.fulfil(id, "k2");
    assertThat(shop.refund(id, "k3", 1000, "EUR").status()).isEqualTo(200);
    assertThat(shop.refund(id, "k4", 4000, "EUR").code()).isEqualTo("refund_exceeds_held");
    assertThat(stack.books().of(id)).isEqualTo(new ProviderBooks.Money(4210, 1000, 1));
    recording.take("partly_refunded", id);
  }

  @Test
  void a_partial_refund_and_then_a_cancel_replay() {
    String id = shop.place("path");
    shop.pay(id, "tok_ok", "k1");
    assertThat(shop.refund(id, "k2", 1000, "EUR").status()).isEqualTo(200);
    shop.cancel(id, "k3");
    shop.awaitEnd(id, END);
    assertThat(stack.books().of(id)).isEqualTo(new ProviderBooks.Money(4210, 4210, 1));
    recording.take("partly_refunded_then_cancelled", id);
  }

  @Test
  void a_completed_order_that_a_refund_reopens_replays() {
    String id = shop.place("path", "PT0S");
    shop.pay(id, "tok_ok", "k1");
    shop.fulfil(id, "k2");
    shop.await(id, Set.of("COMPLETED"), END);
    Await.until("its run has closed", END, () -> !isRunning(id));
    assertThat(shop.refund(id, "k3", 1000, "EUR").status()).isEqualTo(200);
    shop.await(id, Set.of("COMPLETED"), END);
    recording.takeRuns("reopened_by_a_refund", id, 2);
  }

  @Test
  void a_cancelled_order_that_late_money_reopens_replays() {
    String id = shop.place("path");
    shop.pay(id, "tok_redirect", "k1");
    shop.cancel(id, "k2");
    shop.await(id, Set.of("CANCELLED"), END);
    Await.until("its run has closed", END, () -> !isRunning(id));
    stack.simulatorHttp.post("/charges/" + id + "-p1/customer-action", "{\"result\":\"paid\"}");
    tell(id, CommandRequest.finding("f1", "proof", id + "-p1", "It was taken after all"));
    shop.await(id, Set.of("REFUNDED"), END);
    recording.takeRuns("reopened_by_late_money", id, 2);
  }

  @Test
  void an_order_whose_run_was_terminated_and_that_a_cancel_takes_up_again_replays() {
    String id = shop.place("path");
    shop.pay(id, "tok_ok", "k1");
    stack.workflow(id).terminate("by mistake");
    shop.cancel(id, "k2");
    shop.await(id, Set.of("REFUNDED"), END);
    recording.take("terminated_then_taken_up", id);
  }

  private boolean isRunning(String id) {
    return stack.workflow(id).describe().getStatus()
        == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
  }

  /** Tells an ended order what a reconciliation found, as one does. */
  private void tell(String id, CommandRequest finding) {
    StartOrder start = placed(id);
    var _ =
        stack
            .client
            .newUntypedWorkflowStub(OrderWorkflows.TYPE, StartOptions.reopening(start))
            .signalWithStart("notice", new Object[] {finding}, new Object[] {start.fromJournal()});
  }

  private StartOrder placed(String id) {
    String start = stack.database().text("select start from orders where order_id = ?", id);
    return OrderDataConverter.mapper().readValue(start, StartOrder.class);
  }
}
