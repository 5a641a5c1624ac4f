package io.quittance.domain;

import java.time.Instant;

/**
 * The world in which all that is in doubt was taken and nothing can be closed any more. It tells so
 * only when the provider's longest delay is over, and a refund takes all the time that the provider
 * promises.
 */
final class WorstCase implements World {

  private final Instant start;

  /**
   * Makes one.
   *
   * @param start from when on delays are counted
   */
  WorstCase(Instant start) {
    this.start = start;
  }

  @Override
  public Outcome answer(Order order, Reference of, Instant now) {
    return order
        .attempt(of)
        .map(attempt -> answer(order, attempt, now))
        .or(() -> order.refund(of).map(refund -> answer(order, refund, now)))
        .orElseGet(() -> new Outcome.Unknown(of));
  }

  private Outcome answer(Order order, Attempt attempt, Instant now) {
    return switch (attempt.state()) {
      case AttemptState.Captured s -> World.asKnown(order, attempt, s);
      case AttemptState.Closing s ->
          new Outcome.Refused(attempt.reference(), RefusalCause.TOO_LATE);
      case AttemptState.Created s -> taken(order, attempt, now);
      case AttemptState.Sent s -> taken(order, attempt, now);
      case AttemptState.Pending s -> taken(order, attempt, now);
      case AttemptState.Authorized s -> taken(order, attempt, now);
      case AttemptState.Capturing s -> taken(order, attempt, now);
      case AttemptState.Unknown s -> taken(order, attempt, now);
      // Looked at only because somebody says that they are not dead.
      case AttemptState.Declined s -> taken(order, attempt, now);
      case AttemptState.Closed s -> taken(order, attempt, now);
    };
  }

  private Outcome taken(Order order, Attempt attempt, Instant now) {
    Instant told = start.plus(order.traitsOf(attempt).longestDelay());
    return now.isBefore(told)
        ? new Outcome.Unknown(attempt.reference())
        : new Outcome.Captured(attempt.reference(), attempt.money(), attempt.providerReference());
  }

  private Outcome answer(Order order, Refund refund, Instant now) {
    return switch (refund.state()) {
      case RefundState.Requested s -> returned(order, refund, now);
      case RefundState.Sent s -> returned(order, refund, now);
      case RefundState.Pending s -> returned(order, refund, now);
      case RefundState.Unknown s -> returned(order, refund, now);
      // Looked at only because somebody says that it was taken back.
      case RefundState.Succeeded s -> new Outcome.Refused(refund.reference(), RefusalCause.OTHER);
      case RefundState.Failed s -> new Outcome.Refused(refund.reference(), s.cause());
    };
  }

  /** What is overdue already may take as long again. */
  private Outcome returned(Order order, Refund refund, Instant now) {
    Attempt attempt = order.attempt(refund.payment()).orElseThrow();
    Instant due =
        refund.expectedBy().isAfter(start)
            ? refund.expectedBy()
            : start.plus(order.traitsOf(attempt).refundTimePromise());
    return now.isBefore(due)
        ? new Outcome.RefundPending(refund.reference(), refund.providerReference())
        : World.refunded(refund);
  }
}
