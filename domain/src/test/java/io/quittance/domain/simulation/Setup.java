package io.quittance.domain.simulation;

import io.quittance.domain.CaptureMode;
import io.quittance.domain.LatePayment;
import io.quittance.domain.Money;
import io.quittance.domain.OrderId;
import io.quittance.domain.OrderTerms;
import io.quittance.domain.ProviderTraits;
import java.time.Duration;
import java.util.TreeMap;

/**
 * What the order and its provider are like; times in milliseconds.
 *
 * @param amount in minor units
 * @param tombstones whether the provider closes what it has never seen
 * @param longestDelay how long a request may be on its way to the provider
 * @param keyLife how long the provider recognises a reference
 * @param authorizationLife how long reserved money stays reserved
 * @param person which of the decisions that are allowed a person takes first
 */
public record Setup(
    long amount,
    String currency,
    CaptureMode capture,
    LatePayment late,
    long payWithin,
    long refundWindow,
    boolean tombstones,
    long longestDelay,
    long keyLife,
    long authorizationLife,
    int person) {

  /** The name of the one provider. */
  public static final String PROVIDER = "simulator";

  static final Setup SIMPLEST =
      new Setup(
          100,
          "EUR",
          CaptureMode.SALE,
          LatePayment.AUTO_REFUND,
          Times.MINUTES_30,
          Times.DAYS_30,
          true,
          Times.MINUTES_5,
          Times.DAY,
          7 * Times.DAY,
          0);

  /** Returns the terms of the order. */
  public OrderTerms terms(String orderId) {
    TreeMap<String, ProviderTraits> providers = new TreeMap<>();
    providers.put(PROVIDER, traits());
    return new OrderTerms(
        new OrderId(orderId),
        "c-1",
        money(amount),
        null,
        Duration.ofMillis(payWithin),
        capture,
        late,
        Duration.ofMillis(refundWindow),
        new TreeMap<>(),
        providers);
  }

  /** Returns what the provider promises. */
  public ProviderTraits traits() {
    return new ProviderTraits(
        tombstones,
        Duration.ofMillis(longestDelay),
        Duration.ofMillis(keyLife),
        Duration.ofDays(5),
        Duration.ofMillis(authorizationLife),
        80);
  }

  /** Returns an amount of the order's currency. */
  public Money money(long minorUnits) {
    return Money.of(minorUnits, currency);
  }

  @Override
  public String toString() {
    return "order of %s, %s, late money: %s, payable for %s, refund window %s; provider %s, delay at most %s, keys live %s, reservations %s; person %d"
        .formatted(
            money(amount),
            capture,
            late,
            Times.text(payWithin),
            Times.text(refundWindow),
            tombstones ? "with tombstones" : "without tombstones",
            Times.text(longestDelay),
            Times.text(keyLife),
            Times.text(authorizationLife),
            person);
  }
}
