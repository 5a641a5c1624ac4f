package io.quittance.e2e.races;

import java.util.List;
import java.util.stream.Collectors;

/** One order of events, played once on one order of each system. */
record Ordering(Outcome outcome, List<Event> events) {

  Ordering {
    events = List.copyOf(events);
  }

  static Ordering of(Outcome outcome, Event... events) {
    return new Ordering(outcome, List.of(events));
  }

  boolean has(Event event) {
    return events.contains(event);
  }

  /** Returns whether both happen, the first before the second. */
  boolean has(Event first, Event second) {
    return has(first) && events.indexOf(first) < events.indexOf(second);
  }

  /** Returns whether the sender of the charge still waits for its answer then. */
  boolean isChargeOpenAt(Event event) {
    return has(Event.PAY, event)
        && !has(Event.ANSWER, event)
        && !has(Event.TIMEOUT, event)
        && !has(Event.CRASH, event);
  }

  /** Returns whether the process dies while it handles this very event. */
  boolean isCrashedIn(Event event) {
    int next = events.indexOf(event) + 1;
    return next > 0 && next < events.size() && events.get(next) == Event.CRASH;
  }

  /** Returns whether the order is cancelled or expires before anybody pays. */
  boolean isOverBeforePay() {
    return events.getFirst() != Event.PAY;
  }

  /**
   * Returns whether a charge that its sender gave up is still on its way then. Who asks the
   * provider meanwhile is answered before it arrives.
   */
  boolean isBeforeLateEffect(Event event) {
    return outcome == Outcome.DELAYED
        && !isCrashedIn(event)
        && has(Event.TIMEOUT, event)
        && has(event, Event.EFFECT);
  }

  @Override
  public String toString() {
    return events.stream().map(event -> event.word(outcome)).collect(Collectors.joining("·"));
  }
}
