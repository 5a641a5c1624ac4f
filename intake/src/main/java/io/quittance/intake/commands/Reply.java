package io.quittance.intake.commands;

import io.quittance.intake.commands.Reading.Command;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer to a command: CloudEvents 1.0 in structured mode.
 *
 * @param id the same for a repeated answer, another for any other; at most 255 characters, since
 *     the parts are bounded
 * @param key the order's id, by which answers about one order stay in their order
 */
public record Reply(String id, String type, String key, byte[] body) {

  /** What every message of ours is. */
  public static final String CONTENT_TYPE = "application/cloudevents+json; charset=UTF-8";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static Reply accepted(String source, Instant at, Command command, Verdict.Accepted verdict) {
    String orderId = verdict.orderId() == null ? command.orderId() : verdict.orderId();
    ObjectNode data = data(command.commandId(), command.kind().word(), orderId, "accepted");
    data.put("settled", verdict.httpStatus() != 202);
    data.put("httpStatus", verdict.httpStatus());
    data.put("status", verdict.status());
    data.put("revision", verdict.revision());
    return of(source, at, data, verdict.httpStatus() == 202 ? "open" : "settled");
  }

  static Reply refused(String source, Instant at, Command command, Reason reason) {
    return negative(
        source,
        at,
        data(command.commandId(), command.kind().word(), command.orderId(), "refused"),
        true,
        reason);
  }

  static Reply unknown(String source, Instant at, Command command, Reason reason) {
    return negative(
        source,
        at,
        data(command.commandId(), command.kind().word(), command.orderId(), "unknown"),
        false,
        reason);
  }

  static Reply rejected(
      String source,
      Instant at,
      String commandId,
      @Nullable String kind,
      @Nullable String orderId,
      Reason reason) {
    return negative(source, at, data(commandId, kind, orderId, "rejected"), true, reason);
  }

  private static Reply negative(
      String source, Instant at, ObjectNode data, boolean settled, Reason reason) {
    data.put("settled", settled);
    data.put("httpStatus", reason.httpStatus() == 0 ? null : reason.httpStatus());
    data.put("code", reason.code());
    data.put("detail", reason.message());
    data.put("field", reason.field());
    data.put("declineCode", reason.declineCode());
    return of(source, at, data, reason.code());
  }

  private static ObjectNode data(
      String commandId, @Nullable String kind, @Nullable String orderId, String outcome) {
    ObjectNode data = JSON.createObjectNode();
    data.put("commandId", commandId);
    data.put("command", kind);
    data.put("orderId", orderId);
    data.put("outcome", outcome);
    return data;
  }

  private static Reply of(String source, Instant at, ObjectNode data, String detail) {
    String orderId = Envelope.text(data, "orderId");
    String commandId = Objects.requireNonNull(Envelope.text(data, "commandId"));
    String key = orderId == null ? commandId : orderId;
    String outcome = data.path("outcome").asString();
    String type = "io.quittance.command." + outcome + ".v1";
    String id =
        Stream.of(orderId, commandId, Envelope.text(data, "command"), outcome, detail)
            .filter(Objects::nonNull)
            .collect(Collectors.joining("/"));
    ObjectNode json = JSON.createObjectNode();
    json.put("specversion", "1.0");
    json.put("id", id);
    json.put("source", source);
    json.put("type", type);
    if (orderId != null) {
      json.put("subject", orderId);
    }
    json.put("time", at.toString());
    json.put("datacontenttype", "application/json");
    json.put("partitionkey", key);
    json.set("data", data);
    return new Reply(id, type, key, JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8));
  }
}
