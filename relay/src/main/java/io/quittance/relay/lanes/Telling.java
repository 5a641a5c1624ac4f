package io.quittance.relay.lanes;

import io.quittance.relay.sinks.Answer;
import io.quittance.relay.sinks.EventJson;
import io.quittance.relay.sinks.Message;
import io.quittance.relay.sinks.Sink;
import io.quittance.store.OutboxDeliveries;
import io.quittance.store.OutboxEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The telling of one part of the orders. In each round the sink is told at most one event of an
 * order, and the next one only after it has taken that: so no failure can swap two of them.
 */
final class Telling {

  private final Sink sink;
  private final EventJson json;
  private final OutboxDeliveries deliveries;
  private final Retries retries;
  private final Pause pause;
  private final LaneMetrics metrics;
  private volatile @Nullable String trouble;

  Telling(
      Sink sink,
      EventJson json,
      OutboxDeliveries deliveries,
      Retries retries,
      Pause pause,
      LaneMetrics metrics) {
    this.sink = sink;
    this.json = json;
    this.deliveries = deliveries;
    this.retries = retries;
    this.pause = pause;
    this.metrics = metrics;
  }

  /** Returns why the last round was in vain; null: it was not. */
  @Nullable String trouble() {
    return trouble;
  }

  /**
   * Tells events of a part of the orders.
   *
   * @return whether all were taken
   */
  boolean tell(HeldLease held, List<OutboxEvent> events) {
    Map<String, Deque<OutboxEvent>> byOrder = new LinkedHashMap<>();
    for (OutboxEvent event : events) {
      byOrder.computeIfAbsent(event.orderId(), _ -> new ArrayDeque<>()).add(event);
    }
    List<Deque<OutboxEvent>> orders = new ArrayList<>(byOrder.values());
    boolean allTaken = true;
    while (!orders.isEmpty()) {
      if (!held.isGood()) {
        return false;
      }
      List<Deque<OutboxEvent>> asked = orders.stream().limit(sink.atOnce()).toList();
      Round came = round(held, asked.stream().map(Deque::removeFirst).toList());
      allTaken &= came.failed().isEmpty();
      // What follows of an order waits with it.
      Set<String> waiting =
          came.failed().stream().map(OutboxEvent::orderId).collect(Collectors.toSet());
      orders.removeIf(order -> order.isEmpty() || waiting.contains(order.getFirst().orderId()));
      if (came.left() || pause.isOn()) {
        return false;
      }
    }
    return allTaken;
  }

  /** What came of a round; left: the lease is lost. */
  private record Round(List<OutboxEvent> failed, boolean left) {}

  private Round round(HeldLease held, List<OutboxEvent> events) {
    List<Message> messages = events.stream().map(json::message).toList();
    List<Answer> answers = sink.tell(messages);
    List<Long> taken = new ArrayList<>();
    List<OutboxEvent> failed = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      if (answers.get(i) instanceof Answer.Taken) {
        taken.add(events.get(i).id());
      } else {
        failed.add(events.get(i));
      }
    }
    judge(taken.isEmpty(), answers);
    metrics.published(taken.size());
    boolean isHeld = taken.isEmpty() || deliveries.delivered(held.lease(), taken);
    for (int i = 0; i < events.size() && isHeld; i++) {
      isHeld = note(held, events.get(i), answers.get(i));
    }
    return new Round(failed, !isHeld);
  }

  private void judge(boolean inVain, List<Answer> answers) {
    trouble = inVain ? reason(answers.getFirst()) : null;
    if (answers.stream().allMatch(Telling::isAbsence)) {
      pause.begin();
    } else {
      pause.end();
    }
  }

  /** Who refuses some events may well take others: only who is not there is left alone. */
  private static boolean isAbsence(Answer answer) {
    return answer instanceof Answer.Away || answer instanceof Answer.Unreached;
  }

  private static @Nullable String reason(Answer answer) {
    return switch (answer) {
      case Answer.Taken a -> null;
      case Answer.Away a -> a.reason();
      case Answer.Unreached a -> a.reason();
      case Answer.Refused a -> a.reason();
      case Answer.Unwanted a -> a.reason();
    };
  }

  private boolean note(HeldLease held, OutboxEvent event, Answer answer) {
    return switch (answer) {
      case Answer.Taken a -> true;
      case Answer.Away a -> {
        metrics.failed();
        yield true;
      }
      case Answer.Unreached a -> refused(held, event, new Answer.Refused(a.reason(), null, false));
      case Answer.Refused a -> refused(held, event, a);
      case Answer.Unwanted a -> {
        metrics.failed();
        Duration rest = retries.untilWanted(event.attempts());
        yield deliveries.failed(held.lease(), event.id(), rest, a.reason());
      }
    };
  }

  private boolean refused(HeldLease held, OutboxEvent event, Answer.Refused answer) {
    metrics.failed();
    if (answer.forGood() || event.triedFor().compareTo(retries.giveUpAfter()) >= 0) {
      metrics.givenUp();
      return deliveries.givenUp(held.lease(), event.id(), answer.reason());
    }
    Duration rest = retries.pause(event.attempts(), answer.retryAfter());
    return deliveries.failed(held.lease(), event.id(), rest, answer.reason());
  }
}
