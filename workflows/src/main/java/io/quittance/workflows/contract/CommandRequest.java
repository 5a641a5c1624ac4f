package io.quittance.workflows.contract;

import io.quittance.domain.Command;
import io.quittance.domain.CommandId;
import io.quittance.domain.CommandKind;
import io.quittance.domain.NoticeClaim;
import io.quittance.domain.Reference;
import io.quittance.domain.Review;
import io.quittance.domain.ReviewDecision;
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
 * @param decision what a person decided about a review, by {@link ReviewDecision}
 * @param currency of the amount, if it is said, which must be the order's
 * @param revision the order's revision that the caller of a refund or a decision has seen
 * @param reference which attempt or refund the notice is about
 * @param finding what a proof found, in a sentence
 * @param claim what the notice says has become of that, by {@link NoticeClaim}
 * @param review which review is decided, by {@link Review.Kind}
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
    @Nullable String finding,
    @Nullable String claim,
    @Nullable String review) {

  /** Who is taken to ask where nobody says. */
  public static final String SOMEBODY = "unknown";

  /** Returns a request with nothing said. */
  public static CommandRequest empty() {
    return new CommandDraft(null, null, null).request();
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
        text(json, "finding"),
        text(json, "claim"),
        text(json, "review"));
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
    return draft(CommandKind.PAY, commandId, "customer")
        .provider(provider)
        .paymentMethod(paymentMethod)
        .returnUrl(returnUrl)
        .request();
  }

  /** Returns a request to cancel. */
  public static CommandRequest cancel(
      String commandId, @Nullable String requestedBy, @Nullable String reason) {
    return draft(CommandKind.CANCEL, commandId, requestedBy).reason(reason).request();
  }

  /** Returns a request to fulfil. */
  public static CommandRequest fulfil(String commandId) {
    return draft(CommandKind.FULFIL, commandId, "shop").request();
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
    return draft(CommandKind.REFUND, commandId, requestedBy)
        .amount(amount)
        .reason(reason)
        .revision(revision)
        .request();
  }

  /**
   * Returns a request to decide a review.
   *
   * @param resolvedBy the person who decides
   * @param review which review, by its kind
   * @param revision the order's revision that the person has seen
   * @param evidence the reference or words that support the decision; null if none
   */
  public static CommandRequest resolve(
      String commandId,
      @Nullable String resolvedBy,
      String review,
      int revision,
      String decision,
      @Nullable String evidence) {
    return draft(CommandKind.RESOLVE, commandId, resolvedBy)
        .review(review)
        .revision(revision)
        .decision(decision)
        .reason(evidence)
        .request();
  }

  /**
   * Returns what a provider's notice tells an order. Its command id is made of the provider and the
   * event, so that a notice that is delivered again is the same command.
   *
   * @param reference the attempt or refund it is about
   * @param claim what it says has become of that; null if it can't be told
   */
  public static CommandRequest notice(
      String provider, String eventId, String reference, @Nullable NoticeClaim claim) {
    return draft(CommandKind.NOTICE, OrderWorkflows.noticeId(provider, eventId), provider)
        .provider(provider)
        .eventId(eventId)
        .reference(reference)
        .claim(claim)
        .request();
  }

  /**
   * Returns what the proof tells an order.
   *
   * @param reference what to look at; null: nothing, only a person can tell
   * @param finding what is different, in a sentence
   */
  public static CommandRequest finding(
      String commandId, String provider, @Nullable String reference, String finding) {
    return draft(CommandKind.NOTICE, commandId, "proof")
        .provider(provider)
        .reference(reference)
        .finding(finding)
        .request();
  }

  /** Returns a reason to look, about nothing in particular. */
  public static CommandRequest news(String commandId, String provider) {
    return draft(CommandKind.NOTICE, commandId, "proof").provider(provider).request();
  }

  private static CommandDraft draft(
      CommandKind kind, String commandId, @Nullable String requestedBy) {
    return new CommandDraft(kind.code(), commandId, requestedBy);
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
      case NOTICE ->
          new Command.Notice(
              header, provider, eventId, subject(), named(NoticeClaim.class, claim), finding);
      case RESOLVE ->
          new Command.Resolve(
              header,
              named(Review.Kind.class, review),
              revision,
              named(ReviewDecision.class, decision),
              reason);
    };
  }

  /** Returns a provider's notice as the machine judges it. */
  public Command.Notice toNotice() {
    return (Command.Notice) toCommand(CommandKind.NOTICE, () -> "?");
  }

  /** What is no constant's name was not said: the machine refuses what it then lacks. */
  private static <E extends Enum<E>> @Nullable E named(Class<E> type, @Nullable String name) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    return null;
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
    String withBooks =
        currency == null && revision == null && reference == null && finding == null
            ? said
            : Fingerprint.of(
                said, currency, revision == null ? null : revision.toString(), reference, finding);
    return claim == null && review == null ? withBooks : Fingerprint.of(withBooks, claim, review);
  }
}
