package io.quittance.domain;

import java.time.Instant;

/**
 * A provider that answers by a script, told by where the order stands: what is asked about a
 * reference is what that is waiting for.
 */
interface World {

  /** Returns the answer to the call about a reference that is in flight. */
  Outcome answer(Order order, Reference of, Instant now);

  /** Returns that a payment stands at the provider as we know it. */
  static Outcome asKnown(Order order, Attempt attempt, AttemptState.Captured state) {
    Reference of = attempt.reference();
    Money returned = new Money(order.returned(attempt), state.amount().currency());
    return state.disputed()
        ? new Outcome.Disputed(of, state.amount(), returned, attempt.providerReference())
        : new Outcome.Captured(of, state.amount(), returned, attempt.providerReference());
  }

  /** Returns that a refund's money went back. */
  static Outcome refunded(Refund refund) {
    return new Outcome.Refunded(refund.reference(), refund.amount(), refund.providerReference());
  }
}
