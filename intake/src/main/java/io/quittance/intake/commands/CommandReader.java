package io.quittance.intake.commands;

import io.quittance.intake.commands.Reading.Command;
import io.quittance.intake.commands.Reading.Kind;
import io.quittance.intake.commands.Reading.Unreadable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads messages. It checks what makes a request to the api possible, and leaves every rule about a
 * command's own fields to the api.
 */
public final class CommandReader {

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /** A space at either end would not survive as a header's. */
  private static final Predicate<String> COMMAND_ID =
      Pattern.compile("[\\x21-\\x7E]([\\x20-\\x7E]{0,126}[\\x21-\\x7E])?").asMatchPredicate();

  /** What an order can be called. */
  static final Predicate<String> ORDER_ID =
      Pattern.compile("[A-Za-z0-9_-]{1,64}").asMatchPredicate();

  /** Returns what a message says. */
  public Reading read(Incoming message) {
    try {
      return JSON.readTree(message.body()) instanceof ObjectNode json
          ? read(Envelope.of(json, message.headers()))
          : unreadable(null, null, "malformed_request", "The body is no JSON object.", null);
    } catch (JacksonException e) {
      return unreadable(
          null, null, "malformed_request", "The body is no JSON: " + e.getOriginalMessage(), null);
    }
  }

  private static Reading read(Envelope envelope) {
    String id = envelope.commandId();
    String named = envelope.orderId();
    // What can be no order's name is nobody's key, and would be as long as its sender likes.
    String orderId = named == null || !ORDER_ID.test(named) ? null : named;
    ObjectNode body = envelope.data();
    Kind kind = envelope.kind() == null ? null : Kind.of(envelope.kind());
    if (id == null || id.isEmpty()) {
      return unreadable(null, orderId, "idempotency_key_missing", "It has no command id.", "id");
    }
    if (!COMMAND_ID.test(id)) {
      return unreadable(
          null,
          orderId,
          "idempotency_key_invalid",
          "The command id is not 1 to 128 printable ASCII characters.",
          "id");
    }
    if (kind == null) {
      return unreadable(
          id, orderId, "command_unknown", "It names no command that there is.", "type");
    }
    return body == null
        ? unreadable(id, orderId, "malformed_request", "The data is no JSON object.", "data")
        : command(kind, id, named, body);
  }

  private static Reading command(Kind kind, String id, @Nullable String subject, ObjectNode body) {
    String inside = Envelope.text(body, "orderId");
    String orderId = subject == null ? inside : subject;
    if (inside != null && !inside.equals(orderId)) {
      return unreadable(id, null, "field_invalid", "It names two orders.", "orderId");
    }
    if (orderId == null ? kind != Kind.PLACE : !ORDER_ID.test(orderId)) {
      return unreadable(id, null, "field_invalid", "It names no order that can be.", "orderId");
    }
    if (kind != Kind.PLACE) {
      body.remove("orderId");
    } else if (orderId != null) {
      body.put("orderId", orderId);
    }
    return new Command(kind, id, orderId, body);
  }

  private static Unreadable unreadable(
      @Nullable String commandId,
      @Nullable String orderId,
      String code,
      String message,
      @Nullable String field) {
    return new Unreadable(commandId, orderId, Reason.unread(code, message, field));
  }
}
