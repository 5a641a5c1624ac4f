package io.quittance.simulator.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A charge as the provider shows it.
 *
 * @param reference the caller's reference
 * @param id the provider's own id
 * @param status where it stands
 * @param amount what was asked for; null when the reference was closed before any charge arrived
 * @param captured what was taken, in minor units
 * @param refunded what was returned by succeeded refunds or by the provider itself, in minor units
 * @param disputed whether the customer disputes it at the bank
 * @param declineCode why it was declined; null unless it was
 * @param awaitsCustomer whether it is pending until its customer acts
 * @param createdAt when the reference was first seen
 */
public record Charge(
    String reference,
    String id,
    ChargeStatus status,
    @Nullable Amount amount,
    long captured,
    long refunded,
    boolean disputed,
    @Nullable String declineCode,
    boolean awaitsCustomer,
    Instant createdAt) {

  /** A charge that was just taken in, or a reference that was closed unseen. */
  static Charge seen(
      String reference,
      String id,
      ChargeStatus status,
      @Nullable Amount amount,
      boolean awaitsCustomer,
      Instant at) {
    return new Charge(reference, id, status, amount, 0, 0, false, null, awaitsCustomer, at);
  }

  Charge executed(ChargeStatus result, @Nullable String code, @Nullable Long part) {
    long all = amount == null ? 0 : amount.value();
    long taken = result != ChargeStatus.CAPTURED ? 0 : part == null ? all : part;
    return new Charge(
        reference, id, result, amount, taken, refunded, disputed, code, false, createdAt);
  }

  Charge closed() {
    return new Charge(
        reference,
        id,
        ChargeStatus.CLOSED,
        amount,
        captured,
        refunded,
        disputed,
        declineCode,
        false,
        createdAt);
  }

  /** The charge after so much more, or with a negative value so much less, was returned. */
  Charge refunded(long value) {
    long returned = refunded + value;
    return new Charge(
        reference, id, status, amount, captured, returned, disputed, declineCode, false, createdAt);
  }

  Charge underDispute() {
    return new Charge(
        reference, id, status, amount, captured, refunded, true, declineCode, false, createdAt);
  }
}
