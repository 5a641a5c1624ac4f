package io.quittance.simulator.core;

import org.jspecify.annotations.Nullable;

/**
 * What a caller asks to be charged.
 *
 * @param reference the caller's reference, the idempotency key
 * @param amount what to take
 * @param method how it is paid
 * @param capture false to reserve the amount only
 * @param returnUrl where the customer's browser goes after it has acted; null: nowhere
 */
public record ChargeRequest(
    String reference,
    Amount amount,
    PaymentMethod method,
    boolean capture,
    @Nullable String returnUrl) {

  /** A charge whose customer comes back nowhere. */
  public ChargeRequest(String reference, Amount amount, PaymentMethod method, boolean capture) {
    this(reference, amount, method, capture, null);
  }
}
