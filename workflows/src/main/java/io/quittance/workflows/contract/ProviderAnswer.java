package io.quittance.workflows.contract;

import io.quittance.domain.Money;
import io.quittance.domain.Outcome;
import io.quittance.domain.Reference;
import io.quittance.domain.RefusalCause;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The result of every payment activity.
 *
 * @param outcome which kind of {@link Outcome} it is
 * @param reference which attempt or refund it is about
 * @param amount what was really taken, reserved or returned; null where nothing was
 * @param providerReference the provider's own id; null if it gave none
 * @param redirectUrl where the customer must act; null if nowhere
 * @param code why a payment was declined; null if it was not
 * @param cause why something was refused, by {@link RefusalCause}; null if it was not
 * @param retryAfter how long the provider asks to wait; null if it did not say
 * @param returned what of a charge the provider has returned in all; null where nothing was
 */
public record ProviderAnswer(
    Kind outcome,
    String reference,
    @Nullable Amount amount,
    @Nullable String providerReference,
    @Nullable String redirectUrl,
    @Nullable String code,
    @Nullable String cause,
    @Nullable Duration retryAfter,
    @Nullable Amount returned) {

  /** The kinds of {@link Outcome}. */
  public enum Kind {
    CAPTURED,
    AUTHORIZED,
    PENDING,
    DECLINED,
    CLOSED,
    REFUNDED,
    REFUND_PENDING,
    REFUSED,
    NOT_FOUND,
    DISPUTED,
    NOT_SENT,
    UNKNOWN
  }

  /** Returns an outcome as it travels. */
  public static ProviderAnswer of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Captured x ->
          taken(Kind.CAPTURED, x, x.amount(), x.returned(), x.providerReference());
      case Outcome.Disputed x ->
          taken(Kind.DISPUTED, x, x.amount(), x.returned(), x.providerReference());
      case Outcome.Authorized x -> moved(Kind.AUTHORIZED, x, x.amount(), x.providerReference());
      case Outcome.Refunded x -> moved(Kind.REFUNDED, x, x.amount(), x.providerReference());
      case Outcome.RefundPending x -> moved(Kind.REFUND_PENDING, x, null, x.providerReference());
      case Outcome.Pending x ->
          new ProviderAnswer(
              Kind.PENDING,
              x.of().text(),
              null,
              x.providerReference(),
              x.redirectUrl(),
              null,
              null,
              null,
              null);
      case Outcome.Declined x -> said(Kind.DECLINED, x, x.code(), null, null);
      case Outcome.Refused x -> said(Kind.REFUSED, x, null, x.cause().name(), null);
      case Outcome.NotSent x -> said(Kind.NOT_SENT, x, null, null, x.retryAfter());
      case Outcome.Closed x -> said(Kind.CLOSED, x, null, null, null);
      case Outcome.NotFound x -> said(Kind.NOT_FOUND, x, null, null, null);
      case Outcome.Unknown x -> said(Kind.UNKNOWN, x, null, null, null);
    };
  }

  private static ProviderAnswer moved(
      Kind kind, Outcome outcome, @Nullable Money amount, @Nullable String providerReference) {
    return taken(kind, outcome, amount, null, providerReference);
  }

  private static ProviderAnswer taken(
      Kind kind,
      Outcome outcome,
      @Nullable Money amount,
      @Nullable Money returned,
      @Nullable String providerReference) {
    return new ProviderAnswer(
        kind,
        outcome.of().text(),
        amount == null ? null : Amount.of(amount),
        providerReference,
        null,
        null,
        null,
        null,
        returned == null || returned.isZero() ? null : Amount.of(returned));
  }

  private static ProviderAnswer said(
      Kind kind,
      Outcome outcome,
      @Nullable String code,
      @Nullable String cause,
      @Nullable Duration retryAfter) {
    return new ProviderAnswer(
        kind, outcome.of().text(), null, null, null, code, cause, retryAfter, null);
  }

  /** Returns the outcome that the machine applies. */
  public Outcome toOutcome() {
    Reference of = Reference.parse(reference);
    return switch (outcome) {
      case CAPTURED -> new Outcome.Captured(of, money(), returnedMoney(), providerReference);
      case AUTHORIZED -> new Outcome.Authorized(of, money(), providerReference);
      case REFUNDED -> new Outcome.Refunded(of, money(), providerReference);
      case REFUND_PENDING -> new Outcome.RefundPending(of, providerReference);
      case PENDING -> new Outcome.Pending(of, redirectUrl, providerReference);
      case DECLINED -> new Outcome.Declined(of, Objects.requireNonNullElse(code, "declined"));
      case REFUSED ->
          new Outcome.Refused(of, cause == null ? RefusalCause.OTHER : RefusalCause.valueOf(cause));
      case NOT_SENT -> new Outcome.NotSent(of, retryAfter);
      case CLOSED -> new Outcome.Closed(of);
      case NOT_FOUND -> new Outcome.NotFound(of);
      case DISPUTED -> new Outcome.Disputed(of, money(), returnedMoney(), providerReference);
      case UNKNOWN -> new Outcome.Unknown(of);
    };
  }

  private Money returnedMoney() {
    return returned == null ? new Money(0, money().currency()) : returned.toMoney();
  }

  private Money money() {
    return Objects.requireNonNull(amount, "amount").toMoney();
  }
}
