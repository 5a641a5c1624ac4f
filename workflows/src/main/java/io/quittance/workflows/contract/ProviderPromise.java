package io.quittance.workflows.contract;

import io.quittance.domain.ProviderTraits;
import java.time.Duration;

/**
 * What a provider promised when an order was placed; kept in the start input, so that the machine
 * decides the same on replay though the provider's adapter has changed.
 *
 * @param provider the provider's name
 * @param tombstones see {@link ProviderTraits}, as all that follow
 */
public record ProviderPromise(
    String provider,
    boolean tombstones,
    Duration longestDelay,
    Duration keyLife,
    Duration refundTimePromise,
    Duration authorizationLife,
    int referenceLength) {

  /** Returns a provider's traits as they travel. */
  public static ProviderPromise of(String provider, ProviderTraits traits) {
    return new ProviderPromise(
        provider,
        traits.tombstones(),
        traits.longestDelay(),
        traits.keyLife(),
        traits.refundTimePromise(),
        traits.authorizationLife(),
        traits.referenceLength());
  }

  ProviderTraits toTraits() {
    return new ProviderTraits(
        tombstones, longestDelay, keyLife, refundTimePromise, authorizationLife, referenceLength);
  }
}
