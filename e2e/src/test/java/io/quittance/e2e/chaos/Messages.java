package io.quittance.e2e.chaos;

import io.quittance.e2e.Http;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The keys of the commands that the engine has kept for an order, by its history. */
final class Messages {

  private Messages() {}

  static Set<String> keys(List<HistoryEvent> events) {
    Set<String> keys = new TreeSet<>();
    for (HistoryEvent event : events) {
      if (event.hasWorkflowExecutionSignaledEventAttributes()) {
        event
            .getWorkflowExecutionSignaledEventAttributes()
            .getInput()
            .getPayloadsList()
            .forEach(
                payload ->
                    keys.add(
                        Http.JSON
                            .readTree(payload.getData().toStringUtf8())
                            .path("commandId")
                            .asString("")));
      }
      if (event.hasWorkflowExecutionUpdateAcceptedEventAttributes()) {
        String id =
            event
                .getWorkflowExecutionUpdateAcceptedEventAttributes()
                .getAcceptedRequest()
                .getMeta()
                .getUpdateId();
        keys.add(id.split(":", 3)[1]);
      }
    }
    return keys;
  }
}
