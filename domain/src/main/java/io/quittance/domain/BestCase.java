package io.quittance.domain;

import java.time.Instant;

/** The world in which nothing that is in doubt was taken, and every refund succeeds at once. */
final class BestCase implements World {

  @Override
  public Outcome answer(Order order, Reference of, Instant now) {
    return order
        .attempt(of)
        .map(attempt -> answer(order, attempt))
        .or(() -> order.refund(of).map(BestCase::answer))
        .orElseGet(() -> new Outcome.Unknown(of));
  }

  private static Outcome answer(Order order, Attempt attempt) {
    return attempt.state() instanceof AttemptState.Captured captured
        ? World.asKnown(order, attempt, captured)
        : new Outcome.Closed(attempt.reference());
  }

  private static Outcome answer(Refund refund) {
    return refund.state() instanceof RefundState.Failed failed
        ? new Outcome.Refused(refund.reference(), failed.cause())
        : World.refunded(refund);
  }
}
