package io.quittance.workflows.contract;

import io.quittance.domain.OrderId;
import io.quittance.domain.ProviderTraits;
import io.quittance.domain.StatementLine;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/** Orders that stand for money which no order asked for: one for each such charge. */
public final class UnmatchedOrders {

  private static final Duration PAY_WITHIN = Duration.ofMinutes(30);

  private UnmatchedOrders() {}

  /**
   * Returns the id of the order that stands for a charge, if there ever is one.
   *
   * @param chargeName under which name the provider knows the charge
   */
  public static String orderId(String provider, String chargeName) {
    String id = OrderId.UNMATCHED_PREFIX + provider + "-" + chargeName;
    return OrderId.isValid(id)
        ? id
        : OrderId.UNMATCHED_PREFIX + provider + "-" + Fingerprint.of(provider, chargeName);
  }

  /** Returns what the order is started with that stands for a charge. */
  public static StartOrder start(String provider, ProviderTraits traits, StatementLine charge) {
    return new StartOrder(
            orderId(provider, charge.reference()),
            "unmatched",
            Amount.of(charge.captured()),
            null,
            PAY_WITHIN,
            "SALE",
            "HOLD_FOR_REVIEW",
            Duration.ZERO,
            new TreeMap<>(),
            List.of(ProviderPromise.of(provider, traits)),
            null)
        .from(new FoundMoney(provider, charge.reference(), charge.providerReference()));
  }
}
