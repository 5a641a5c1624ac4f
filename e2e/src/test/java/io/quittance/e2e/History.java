package io.quittance.e2e;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a history says about the order of things. */
record History(List<HistoryEvent> events) {

  int size() {
    return events.size();
  }

  /** Returns when the message with a command was recorded, by event id; a repetition is ignored. */
  Optional<HistoryEvent> firstMessage(String command) {
    return first(event -> isUpdate(event, command) || isSignal(event, command));
  }

  private static boolean isUpdate(HistoryEvent event, String command) {
    return event.hasWorkflowExecutionUpdateAcceptedEventAttributes()
        && event
            .getWorkflowExecutionUpdateAcceptedEventAttributes()
            .getAcceptedRequest()
            .getMeta()
            .getUpdateId()
            .startsWith(command + ":");
  }

  private static boolean isSignal(HistoryEvent event, String command) {
    return event.hasWorkflowExecutionSignaledEventAttributes()
        && event.getWorkflowExecutionSignaledEventAttributes().getSignalName().equals(command);
  }

  /** Returns the completion of the task that handled a message. */
  HistoryEvent taskThatHandled(HistoryEvent message) {
    if (message.hasWorkflowExecutionUpdateAcceptedEventAttributes()) {
      return events.stream()
          .filter(event -> event.getEventId() < message.getEventId())
          .filter(event -> isCompletedTask(event))
          .reduce((earlier, later) -> later)
          .orElseThrow();
    }
    return first(event -> event.getEventId() > message.getEventId() && isCompletedTask(event))
        .orElseThrow();
  }

  private static boolean isCompletedTask(HistoryEvent event) {
    return event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED;
  }

  /** Returns the charges that were scheduled, by their events. */
  List<HistoryEvent> charges() {
    return events.stream()
        .filter(event -> event.hasActivityTaskScheduledEventAttributes())
        .filter(
            event ->
                event
                    .getActivityTaskScheduledEventAttributes()
                    .getActivityType()
                    .getName()
                    .equals("Charge"))
        .toList();
  }

  /** Returns the start of an activity, if it was ever started. */
  Optional<HistoryEvent> startOf(HistoryEvent scheduled) {
    return first(
        event ->
            event.hasActivityTaskStartedEventAttributes()
                && event.getActivityTaskStartedEventAttributes().getScheduledEventId()
                    == scheduled.getEventId());
  }

  private Optional<HistoryEvent> first(Predicate<HistoryEvent> predicate) {
    return events.stream().filter(predicate).findFirst();
  }

  static Instant timeOf(HistoryEvent event) {
    return Instant.ofEpochSecond(
        event.getEventTime().getSeconds(), event.getEventTime().getNanos());
  }
}
