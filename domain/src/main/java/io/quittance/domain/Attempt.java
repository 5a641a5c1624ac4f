package io.quittance.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to pay an order.
 *
 * @param reference its name at the provider
 * @param provider through whom
 * @param method the provider's token for the customer's means of payment
 * @param returnUrl where the customer's browser goes after a redirect, null if nowhere
 * @param amount what was asked for
 * @param sentAt when it was first sent; null if it never was
 * @param providerReference the provider's own id; null while it gave none
 * @param foreignReference under which name the provider knows it, if not under our reference
 * @param adjusted what a person settled of it outside the provider, in minor units of {@link
 *     #money()}; negative if too much had gone back
 * @param held whether what it took stays where it is until a person has decided about it: it came
 *     in late by a policy to ask, or no order asked for it (rule 10)
 */
public record Attempt(
    Reference.ToPayment reference,
    String provider,
    String method,
    @Nullable String returnUrl,
    Money amount,
    @Nullable Instant sentAt,
    @Nullable String providerReference,
    @Nullable String foreignReference,
    long adjusted,
    boolean held,
    AttemptState state) {

  /** Returns the name under which the provider knows the attempt. */
  public String nameAtProvider() {
    return foreignReference == null ? reference.text() : foreignReference;
  }

  /** Returns whether exactly what was asked for is taken, so that it can pay the order. */
  public boolean isPaidInFull() {
    return state instanceof AttemptState.Captured captured && captured.amount().equals(amount);
  }

  /** Returns whether money was taken, but not what was asked for (rule 8). */
  public boolean isPaidWrongly() {
    return state instanceof AttemptState.Captured && !isPaidInFull();
  }

  /** Returns whether money is reserved, but not what was asked for (rule 8). */
  public boolean isReservedWrongly() {
    return state instanceof AttemptState.Authorized reserved && !reserved.amount().equals(amount);
  }

  /** Returns whether the customer disputes at the bank what was taken. */
  public boolean isDisputed() {
    return state instanceof AttemptState.Captured captured && captured.disputed();
  }

  /** Returns what was really taken or reserved; what was asked for while that is not known. */
  public Money money() {
    return switch (state) {
      case AttemptState.Captured s -> s.amount();
      case AttemptState.Authorized s -> s.amount();
      case AttemptState.Capturing s -> s.amount();
      case AttemptState.Created s -> amount;
      case AttemptState.Sent s -> amount;
      case AttemptState.Pending s -> amount;
      case AttemptState.Closing s -> amount;
      case AttemptState.Unknown s -> amount;
      case AttemptState.Declined s -> amount;
      case AttemptState.Closed s -> amount;
    };
  }

  Attempt in(AttemptState newState) {
    return with(amount, sentAt, providerReference, adjusted, held, newState);
  }

  Attempt sent(Instant at, AttemptState newState) {
    return with(amount, sentAt == null ? at : sentAt, providerReference, adjusted, held, newState);
  }

  Attempt known(@Nullable String theirs) {
    String known = theirs == null ? providerReference : theirs;
    return with(amount, sentAt, known, adjusted, held, state);
  }

  Attempt asking(Money accepted) {
    return with(accepted, sentAt, providerReference, adjusted, held, state);
  }

  Attempt adjusted(long minorUnits) {
    return with(amount, sentAt, providerReference, adjusted + minorUnits, held, state);
  }

  Attempt held(boolean waits) {
    return with(amount, sentAt, providerReference, adjusted, waits, state);
  }

  private Attempt with(
      Money asked,
      @Nullable Instant sent,
      @Nullable String theirs,
      long settled,
      boolean waits,
      AttemptState in) {
    return new Attempt(
        reference,
        provider,
        method,
        returnUrl,
        asked,
        sent,
        theirs,
        foreignReference,
        settled,
        waits,
        in);
  }
}
