package io.quittance.workflows.contract;

import io.quittance.domain.Command;
import io.quittance.domain.CommandId;
import io.quittance.domain.CommandKind;
import io.quittance.domain.Reference;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A command on the wire: the payload of the update and of every signal. All fields may be missing,
 * since a person may send a signal from the Temporal UI; what a command needs and lacks is refused
 * by the machine, not by the reader.
 *
 * @param command {@code pay}, {@code cancel}, {@code fulfil}, {@code refund}, {@code notice} or
 *     {@code resolve}; needed by the update, ignored in a signal, which is named so
 * @param commandId the caller's idempotency key; a signal without one gets one
 * @param requestedBy who asks
 * @param provider through which provider to pay, or who sent the notice
 * @param paymentMethod the provider's token for the customer's means of payment
 * @param returnUrl where the customer's browser goes after a redirect
 * @param amount how much to refund, in minor units of the order's currency
 * @param reason why, in the caller's words
 * @param eventId the provider's id of the notice
 * @param decision what a person decided about a review
 * @param currency of the amount, if it is said, which must be the order's
 * @param revision refund only if the order stands at this revision
 * @param reference which attempt or refund the notice is about, though it is thought settled
 * @param finding what a proof found, in a sentence
 */
public record CommandRequest(
    @Nullable String command,
    @Nullable String commandId,
    @Nullable String requestedBy,
    @Nullable String provider,
    @Nullable String paymentMethod,
    @Nullable String returnUrl,
    @Nullable Long amount,
    @Nullable String reason,
    @Nullable String eventId,
    @Nullable String decision,
    @Nullable String currency,
    @Nullable Integer revision,
    @Nullable String reference,
    @Nullable String finding) {

  /** Who is taken to ask where nobody says. */
  public static final String SOMEBODY = "unknown";

  /** Returns a request with nothing said. */
  public static CommandRequest empty() {
    return new CommandRequest(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null);
  }

  /**
   * Returns what can be read from any JSON: a field that is missing, or is no text where a text is
   * meant, is not said; an amount that is no whole number is one that can't be refunded.
   */
  public static CommandRequest of(@Nullable JsonNode json) {
    if (json == null || !json.isObject()) {
      return empty();
    }
    return new CommandRequest(
        text(json, "command"),
        text(json, "commandId"),
        text(json, "requestedBy"),
        text(json, "provider"),
        text(json, "paymentMethod"),
        text(json, "returnUrl"),
        amount(json),
        text(json, "reason"),
        text(json, "eventId"),
        text(json, "decision"),
        text(json, "currency"),
        revision(json),
        text(json, "reference"),
        text(json, "finding"));
  }

  private static @Nullable String text(JsonNode json, String field) {
    JsonNode value = json.path(field);
    return value.isString() ? value.asString() : null;
  }

  private static @Nullable Long amount(JsonNode json) {
    JsonNode value = json.path("amount");
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    return value.isIntegralNumber() && value.canConvertToLong() ? value.asLong() : -1L;
  }

  /** A revision that is no number is one that no order stands at. */
  private static @Nullable Integer revision(JsonNode json) {
    JsonNode value = json.path("revision");
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    return value.isIntegralNumber() && value.canConvertToInt() ? value.asInt() : -1;
  }

  /** Returns a request to pay. */
  public static CommandRequest pay(
      String commandId,
      @Nullable String provider,
      String paymentMethod,
      @Nullable String returnUrl) {
    return new CommandRequest(
        "pay",
        commandId,
        "customer",
        provider,
        paymentMethod,
        returnUrl,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** Returns a request to cancel. */
  public static CommandRequest cancel(
      String commandId, @Nullable String requestedBy, @Nullable String reason) {
    return new CommandRequest(
        "cancel",
        commandId,
        requestedBy,
        null,
        null,
        null,
        null,
        reason,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** Returns a request to fulfil. */
  public static CommandRequest fulfil(String commandId) {
    return new CommandRequest(
        "fulfil", commandId, "shop", null, null, null, null, null, null, null, null, null, null,
        null);
  }

  /**
   * Returns a request to refund.
   *
   * @param amount how much, in the order's currency; null: all that is left
   * @param revision only if the order stands at it; null: however it stands
   */
  public static CommandRequest refund(
      String commandId,
      @Nullable String requestedBy,
      @Nullable Amount amount,
      @Nullable String reason,
      @Nullable Integer revision) {
    return new CommandRequest(
        "refund",
        commandId,
        requestedBy,
        null,
        null,
        null,
        amount == null ? null : amount.value(),
        reason,
        null,
        null,
        amount == null ? null : amount.currency(),
        revision,
        null,
        null);
  }

  /**
   * Returns what the proof tells an order.
   *
   * @param reference what to look at; null: nothing, only a person can tell
   * @param finding what is different, in a sentence
   */
  public static CommandRequest finding(
      String commandId, String provider, @Nullable String reference, String finding) {
    return new CommandRequest(
        "notice", commandId, "proof", provider, null, null, null, null, null, null, null, null,
        reference, finding);
  }

  /** Returns a reason to look, about nothing in particular. */
  public static CommandRequest news(String commandId, String provider) {
    return new CommandRequest(
        "notice", commandId, "proof", provider, null, null, null, null, null, null, null, null,
        null, null);
  }

  /** Returns whether the request names a known command and has a usable id, as an update must. */
  public boolean isComplete() {
    return commandId != null && CommandId.isValid(commandId) && kindOrNull() != null;
  }

  /**
   * Returns which kind of command this is.
   *
   * @throws NullPointerException if none or an unknown one is named
   */
  public CommandKind kind() {
    return Objects.requireNonNull(kindOrNull(), () -> "not a command: " + command);
  }

  private @Nullable CommandKind kindOrNull() {
    for (CommandKind kind : CommandKind.values()) {
      if (command != null && kind.code().equals(command.toLowerCase(Locale.ROOT))) {
        return kind;
      }
    }
    return null;
  }

  /**
   * Returns the command that the machine decides.
   *
   * @param kind which kind it is
   * @param otherwise makes the id that it gets if it has no usable one
   */
  public Command toCommand(CommandKind kind, Supplier<String> otherwise) {
    String id = commandId != null && CommandId.isValid(commandId) ? commandId : otherwise.get();
    Command.Header header =
        new Command.Header(
            new CommandId(id),
            fingerprint(kind),
            requestedBy == null || requestedBy.isBlank() ? SOMEBODY : requestedBy);
    return switch (kind) {
      case PAY -> new Command.Pay(header, provider, paymentMethod, returnUrl);
      case CANCEL -> new Command.Cancel(header, reason);
      case FULFIL -> new Command.Fulfil(header);
      case REFUND -> new Command.Refund(header, amount, currency, reason, revision);
      case NOTICE -> new Command.Notice(header, provider, eventId, subject(), finding);
      case RESOLVE -> new Command.Resolve(header, decision, reason);
    };
  }

  private @Nullable Reference subject() {
    return reference == null ? null : Reference.find(reference).orElse(null);
  }

  /** Returns a hash of the kind and of all that was said, except under which id. */
  public String fingerprint(CommandKind kind) {
    String said =
        Fingerprint.of(
            kind.code(),
            requestedBy,
            provider,
            paymentMethod,
            returnUrl,
            amount == null ? null : amount.toString(),
            reason,
            eventId,
            decision);
    // What was added later counts only where it is said: hashes outlive releases.
    return currency == null && revision == null && reference == null && finding == null
        ? said
        : Fingerprint.of(
            said, currency, revision == null ? null : revision.toString(), reference, finding);
  }
}
