package io.quittance.relay.sinks;

import io.quittance.store.OutboxEvent;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events as CloudEvents 1.0 in structured mode. */
public final class EventJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String[] TOLD = {"reference", "money", "review"};

  private final String source;

  /** Takes what events come from: a URI, or a relative one. */
  public EventJson(String source) {
    this.source = source;
  }

  /** Returns an event as it travels; every time, letter by letter the same. */
  public Message message(OutboxEvent event) {
    String id = event.orderId() + "/" + event.seq();
    String type = EventType.of(event.type());
    ObjectNode json = JSON.createObjectNode();
    json.put("specversion", "1.0");
    json.put("id", id);
    json.put("source", source);
    json.put("type", type);
    json.put("subject", event.orderId());
    json.put("time", event.at().toString());
    json.put("datacontenttype", "application/json");
    json.put("sequence", String.format(Locale.ROOT, "%010d", event.seq()));
    json.put("partitionkey", event.orderId());
    json.set("data", data(event));
    byte[] body = JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
    return new Message(id, event.orderId(), type, body);
  }

  private static ObjectNode data(OutboxEvent event) {
    ObjectNode data = JSON.createObjectNode();
    data.put("orderId", event.orderId());
    data.put("seq", event.seq());
    data.put("fact", event.type());
    data.put("status", event.status());
    data.put("revision", event.revision());
    JsonNode told = event.data() == null ? data.nullNode() : JSON.readTree(event.data());
    for (String field : TOLD) {
      JsonNode value = told.get(field);
      data.set(field, value == null ? data.nullNode() : value);
    }
    return data;
  }
}
