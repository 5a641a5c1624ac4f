package io.quittance.simulator.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the subscriber is told: planned, being sent, and ended. */
final class WebhookLog {

  private final Map<String, String> planned = new HashMap<>();
  private final Map<String, Webhook> waiting = new LinkedHashMap<>();
  private final NavigableMap<String, Map<String, WebhookStanding>> byReference = new TreeMap<>();

  void plan(Event.WebhookPlanned event) {
    planned.put(event.subject(), event.id());
  }

  /** The id under which the next change of a subject is told; null when it is not. */
  @Nullable String take(String subject) {
    return planned.remove(subject);
  }

  void add(Webhook webhook) {
    waiting.put(webhook.id(), webhook);
    put(new WebhookStanding(webhook, null));
  }

  /** Lines that a person has emptied may leave an end without its beginning. */
  void end(Event.WebhookEnded event) {
    Webhook webhook = waiting.remove(event.id());
    if (webhook != null) {
      put(new WebhookStanding(webhook, event));
    }
  }

  /** The webhook of that id while it is being sent; null before and after. */
  @Nullable Webhook waiting(String id) {
    return waiting.get(id);
  }

  List<Webhook> waiting() {
    return new ArrayList<>(waiting.values());
  }

  List<WebhookStanding> startingWith(String prefix) {
    return Prefix.of(byReference, prefix).values().stream()
        .flatMap(of -> of.values().stream())
        .toList();
  }

  private void put(WebhookStanding standing) {
    byReference
        .computeIfAbsent(standing.webhook().reference(), _ -> new LinkedHashMap<>(2))
        .put(standing.webhook().id(), standing);
  }
}
