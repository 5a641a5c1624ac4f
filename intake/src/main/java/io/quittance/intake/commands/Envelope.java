package io.quittance.intake.commands;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is around a command: CloudEvents 1.0, its attributes in the body or in the headers, or plain
 * JSON that has them among the command's own fields.
 *
 * @param kind the command's name; null: not said, or unknown
 * @param commandId null: not said
 * @param orderId null: not said
 * @param data the command's own fields; null: they are no object
 */
record Envelope(
    @Nullable String kind,
    @Nullable String commandId,
    @Nullable String orderId,
    @Nullable ObjectNode data) {

  private static final String TYPE = "io.quittance.command.";
  private static final String VERSION = ".v1";
  private static final Set<String> PREFIXES = Set.of("ce_", "cloudEvents:", "cloudEvents_");

  static Envelope of(ObjectNode json, Map<String, String> headers) {
    Map<String, String> attributes = attributes(headers);
    if (attributes.containsKey("specversion")) {
      return new Envelope(
          kind(attributes.get("type")), attributes.get("id"), attributes.get("subject"), json);
    }
    if (json.has("specversion")) {
      JsonNode data = json.get("data");
      return new Envelope(
          kind(text(json, "type")),
          text(json, "id"),
          text(json, "subject"),
          data == null || data.isNull() ? json.objectNode() : asObject(data));
    }
    ObjectNode data = json.deepCopy();
    data.remove("command");
    data.remove("commandId");
    data.remove("orderId");
    return new Envelope(
        text(json, "command"), text(json, "commandId"), text(json, "orderId"), data);
  }

  /** The binding to Kafka has one prefix, that to AMQP two. */
  private static Map<String, String> attributes(Map<String, String> headers) {
    Map<String, String> attributes = new TreeMap<>();
    headers.forEach(
        (name, value) ->
            PREFIXES.stream()
                .filter(name::startsWith)
                .forEach(prefix -> attributes.put(name.substring(prefix.length()), value)));
    return attributes;
  }

  private static @Nullable String kind(@Nullable String type) {
    return type != null && type.startsWith(TYPE) && type.endsWith(VERSION)
        ? type.substring(TYPE.length(), Math.max(TYPE.length(), type.length() - VERSION.length()))
        : null;
  }

  private static @Nullable ObjectNode asObject(JsonNode node) {
    return node instanceof ObjectNode object ? object.deepCopy() : null;
  }

  static @Nullable String text(JsonNode json, String name) {
    JsonNode value = json.get(name);
    return value != null && value.isString() ? value.stringValue() : null;
  }
}
