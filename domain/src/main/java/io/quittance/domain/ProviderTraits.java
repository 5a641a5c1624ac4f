package io.quittance.domain;

import java.time.Duration;

/**
 * What a payment provider promises, as data the machine decides by, instead of code per provider.
 *
 * @param tombstones whether a reference the provider has never seen can be closed, so that its late
 *     arrival is refused
 * @param longestDelay the longest time between sending a request and its execution there
 * @param keyLife how long the provider recognises a reference as already used
 * @param refundTimePromise how long a refund takes to reach the customer
 * @param authorizationLife how long reserved money stays reserved
 * @param referenceLength the longest reference it takes, in characters
 */
public record ProviderTraits(
    boolean tombstones,
    Duration longestDelay,
    Duration keyLife,
    Duration refundTimePromise,
    Duration authorizationLife,
    int referenceLength) {

  /**
   * Returns how long after the provider said that it has not seen a reference that may be sent
   * again: half the life of a key, since the send itself may wait for the other half (rule 6).
   */
  public Duration sendAgainWithin() {
    return keyLife.dividedBy(2);
  }
}
