package io.quittance.providers.simulator;

import io.quittance.domain.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The simulator's JSON, as far as it is read or written here. */
final class Wire {

  private Wire() {}

  /** An amount of money. */
  record Amount(long value, String currency) {
    static Amount of(Money money) {
      return new Amount(money.minorUnits(), money.currency().getCurrencyCode());
    }

    Money money() {
      return with(value);
    }

    Money with(long minorUnits) {
      return Money.of(minorUnits, currency);
    }
  }

  /** The body of {@code POST /charges}. */
  record NewCharge(
      String reference,
      Amount amount,
      String method,
      boolean capture,
      @Nullable String returnUrl) {}

  /** The body of {@code POST /refunds}. */
  record NewRefund(String reference, String charge, Amount amount) {}

  /** A charge as the simulator knows it. */
  record Charge(
      @Nullable String id,
      @Nullable String status,
      @Nullable Amount amount,
      long captured,
      long refunded,
      boolean disputed,
      @Nullable String declineCode,
      @Nullable String redirectUrl) {}

  /** A refund as the simulator knows it. */
  record Refund(
      @Nullable String id,
      @Nullable String status,
      @Nullable Amount amount,
      @Nullable String failureCode) {}

  /** A charge as {@code GET /charges/{reference}} tells it, read as a line of the statement. */
  record Stated(
      @Nullable String reference,
      @Nullable String id,
      @Nullable String status,
      @Nullable Amount amount,
      long captured,
      long refunded,
      boolean disputed) {

    StatedCharge charge() {
      String currency = amount == null ? null : amount.currency();
      return new StatedCharge(reference, id, status, captured, refunded, currency, disputed);
    }
  }

  /**
   * A line of the statement.
   *
   * @param currency null if the reference was closed before any charge arrived
   */
  record StatedCharge(
      @Nullable String reference,
      @Nullable String id,
      @Nullable String status,
      long captured,
      long refunded,
      @Nullable String currency,
      boolean disputed) {

    boolean isTombstone() {
      return "closed".equals(status) && currency == null;
    }
  }

  /** A page of the statement. */
  record Statement(@Nullable List<StatedCharge> charges, @Nullable String position, boolean last) {}

  /** A webhook. */
  record Webhook(@Nullable String type, @Nullable String timestamp, @Nullable Subject data) {}

  /**
   * What a webhook is about, a charge or a refund; amounts are minor units.
   *
   * @param charge whose money a refund returns; null for a charge
   */
  record Subject(
      @Nullable String reference,
      @Nullable String charge,
      @Nullable Long amount,
      @Nullable Long captured,
      @Nullable Long refunded,
      @Nullable String currency) {

    @Nullable Money money(@Nullable Long minorUnits) {
      return minorUnits == null || currency == null ? null : Money.of(minorUnits, currency);
    }
  }

  /** What comes instead of either when something is wrong. */
  record Problem(@Nullable String error, @Nullable String message) {}
}
