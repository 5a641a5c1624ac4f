package io.quittance.e2e.bench;

import io.quittance.e2e.Stack;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What one order costs, in numbers that do not depend on how fast the machine is: one caller, a
 * warm stack. Events, bytes and transitions are the median's; all others are means.
 *
 * @param events of the workflow's history
 * @param bytes of that
 * @param transitions of the workflow's state, each of which the engine writes
 * @param requests that the engine's frontend got, polls for tasks left out
 * @param transactions of the books' database, which reads are too
 * @param walBytes that it wrote to its log
 */
record Cost(
    Way way,
    double events,
    double bytes,
    double transitions,
    double requests,
    double transactions,
    double walBytes,
    SortedMap<String, Double> operations) {

  /** Postgres counts a session's transactions when that has been idle for ten seconds. */
  private static final Duration SETTLED = Duration.ofSeconds(11);

  /** The engine counts a request a moment after its answer. */
  private static final Duration COUNTED = Duration.ofSeconds(3);

  /** Measures what goes on by itself, when all that was begun is over. */
  static Usage idle(Meter meter) {
    ClosedLoop.awaitTime(System.nanoTime() + SETTLED.toNanos());
    return between(meter, () -> {});
  }

  static Cost of(Stack stack, Way way, int orders, Usage idle, Meter meter) {
    Contender contender = way.contender();
    List<Trip> trips = new ArrayList<>();
    Usage used =
        between(
            meter,
            () -> {
              for (int i = 0; i < orders; i++) {
                trips.add(contender.play(way.flow()));
              }
            });
    Usage own = used.minus(idle, used.seconds() / idle.seconds());
    List<WorkflowExecutionInfo> infos =
        trips.stream().map(trip -> info(stack, contender.workflowId(trip.orderId()))).toList();
    // Or these would be counted as requests of whoever is next.
    ClosedLoop.awaitTime(System.nanoTime() + COUNTED.toNanos());
    return new Cost(
        way,
        median(infos, WorkflowExecutionInfo::getHistoryLength),
        median(infos, WorkflowExecutionInfo::getHistorySizeBytes),
        median(infos, WorkflowExecutionInfo::getStateTransitionCount),
        (double) own.requestsMade() / orders,
        (double) own.transactions() / orders,
        (double) own.walBytes() / orders,
        perOrder(own.requests(), orders));
  }

  /** Returns the smaller of each count of this and another time. */
  Cost least(Cost other) {
    return new Cost(
        way,
        Math.min(events, other.events),
        Math.min(bytes, other.bytes),
        Math.min(transitions, other.transitions),
        Math.min(requests, other.requests),
        Math.min(transactions, other.transactions),
        Math.min(walBytes, other.walBytes),
        requests < other.requests ? operations : other.operations);
  }

  /** What is asked for less than once in twenty orders is nothing of theirs. */
  private static SortedMap<String, Double> perOrder(Map<String, Long> requests, int orders) {
    SortedMap<String, Double> each = new TreeMap<>();
    requests.forEach(
        (operation, n) -> {
          if (n * 20 >= orders) {
            each.put(operation, (double) n / orders);
          }
        });
    return each;
  }

  private static Usage between(Meter meter, Runnable doing) {
    Usage before = meter.read();
    doing.run();
    ClosedLoop.awaitTime(System.nanoTime() + SETTLED.toNanos());
    return meter.read().since(before);
  }

  private static double median(
      List<WorkflowExecutionInfo> infos, ToDoubleFunction<WorkflowExecutionInfo> what) {
    return Spread.of(infos.stream().mapToDouble(what).boxed().toList()).median();
  }

  private static WorkflowExecutionInfo info(Stack stack, String workflowId) {
    DescribeWorkflowExecutionRequest request =
        DescribeWorkflowExecutionRequest.newBuilder()
            .setNamespace("default")
            .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId))
            .build();
    return stack
        .client
        .getWorkflowServiceStubs()
        .blockingStub()
        .describeWorkflowExecution(request)
        .getWorkflowExecutionInfo();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: %.0f events, %.0f bytes, %.0f transitions, %.1f requests, %.1f transactions,"
            + " %.0f bytes of WAL; %s",
        way.words(),
        events,
        bytes,
        transitions,
        requests,
        transactions,
        walBytes,
        operations);
  }
}
