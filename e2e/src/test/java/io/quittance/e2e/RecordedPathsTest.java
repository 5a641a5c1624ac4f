package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.workflows.contract.OrderWorkflows;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
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

/**
 * Every path that an order can take, on the real server, and its history replayed. With {@code
 * -Dhistories=write} the histories are recorded for {@code workflows}, which replays them for ever.
 */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
@NullUnmarked
class RecordedPathsTest {

  private static final Path RECORDED =
      Path.of("..", "workflows", "src", "test", "resources", "histories", "with-books");
  private static final Duration END = Duration.ofSeconds(90);
  private static Replay replay;

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
    replay = new Replay();
  }

  @AfterAll
  static void close() {
    replay.close();
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
    finish(journey.name(), id);
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
    finish("in_flight_" + journey, id);
  }

  @Test
  void an_order_that_expires_replays() {
    String id = shop.place("path", "PT2S", "PT0S");
    shop.await(id, Set.of("EXPIRED"), END);
    finish("expired", id);
  }

  @Test
  void an_order_that_an_operator_cancels_in_the_temporal_ui_replays() {
    String id = shop.place("path");
    shop.pay(id, "tok_ok", "k1");
    stack.workflow(id).cancel();
    shop.await(id, Set.of("REFUNDED"), END);
    finish("cancelled_by_an_operator", id);
  }

  @Test
  void an_order_that_is_paid_and_cancelled_by_signals_replays() {
    String id = shop.place("path");
    shop.pay(id, "tok_ok", "k1", "Prefer", "respond-async");
    shop.await(id, Set.of("PAID"), END);
    shop.cancel(id, "k2", "Prefer", "respond-async");
    shop.await(id, Set.of("REFUNDED"), END);
    finish("paid_and_cancelled_by_signals", id);
  }

  private void finish(String path, String id) {
    WorkflowExecutionHistory history = history(id);
    replay.check(history);
    if ("write".equals(System.getProperty("histories"))) {
      write(path.toLowerCase(Locale.ROOT), history);
    }
  }

  private WorkflowExecutionHistory history(String id) {
    return stack.client.fetchHistory(OrderWorkflows.workflowId(id));
  }

  /** Whoever ran the recording, and as which process, is nobody's business and changes nothing. */
  private static String anonymous(String json) {
    return json.replaceAll("\"[0-9]+@[^\"]*\"", "\"recorded\"");
  }

  private static void write(String name, WorkflowExecutionHistory history) {
    try {
      Files.createDirectories(RECORDED);
      Files.writeString(RECORDED.resolve(name + ".json"), anonymous(history.toJson(true)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
