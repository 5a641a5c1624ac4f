package io.quittance.domain;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One return of money.
 *
 * @param reference its name at the provider
 * @param payment the attempt whose money goes back
 * @param amount how much
 * @param origin why
 * @param reason why, in the words of who asked; null if nobody said
 * @param tries how many references were refused before this one
 * @param wantedSince when the first of them was decided
 * @param expectedBy when it should have reached the customer, by the provider's promise
 * @param providerReference the provider's own id; null while it gave none
 */
public record Refund(
    Reference.ToRefund reference,
    Reference.ToPayment payment,
    Money amount,
    RefundOrigin origin,
    @Nullable String reason,
    int tries,
    Instant wantedSince,
    Instant expectedBy,
    @Nullable String providerReference,
    RefundState state) {

  /** Returns when what is to be sent again was last looked up or sent; empty if it never was. */
  Optional<Instant> sentBefore() {
    return state instanceof RefundState.Requested requested
        ? Optional.ofNullable(requested.watch().lookedAt())
        : Optional.empty();
  }

  Refund in(RefundState newState) {
    return new Refund(
        reference,
        payment,
        amount,
        origin,
        reason,
        tries,
        wantedSince,
        expectedBy,
        providerReference,
        newState);
  }

  Refund returned(Money really) {
    return new Refund(
        reference,
        payment,
        really,
        origin,
        reason,
        tries,
        wantedSince,
        expectedBy,
        providerReference,
        state);
  }

  Refund known(@Nullable String newProviderReference) {
    return new Refund(
        reference,
        payment,
        amount,
        origin,
        reason,
        tries,
        wantedSince,
        expectedBy,
        newProviderReference == null ? providerReference : newProviderReference,
        state);
  }
}
