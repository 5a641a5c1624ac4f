package io.quittance.domain;

import org.jspecify.annotations.Nullable;

/**
 * One charge as the provider's own books tell it: a line of its statement.
 *
 * @param reference the name under which the provider knows the charge
 * @param providerReference the provider's own id; null if it gave none
 * @param captured what was taken in all, in minor units
 * @param refunded what was returned in all, in minor units
 * @param disputed whether the customer disputes it at the bank
 */
public record StatementLine(
    String reference,
    @Nullable String providerReference,
    Standing standing,
    Money captured,
    Money refunded,
    boolean disputed) {

  /** Where a charge stands in the provider's books. */
  public enum Standing {
    /** May still take money: pending, or being executed. */
    OPEN,
    /** Reserved. */
    AUTHORIZED,
    /** Took money, whatever of it was returned. */
    CAPTURED,
    /** Took none and will not: declined, closed, voided. */
    NOTHING
  }
}
