package io.quittance.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Attempts that may still take money, or have it reserved, though nobody wants that any more. */
final class Unwanted {

  private Unwanted() {}

  /**
   * Returns whether an attempt is to be closed: for a cancel, when another one has paid, and, as
   * long as the customer must act, after the deadline and for a newer attempt too.
   */
  static boolean is(Order order, Attempt a) {
    if (order.isCancelling() || order.payingAttempt().isPresent()) {
      return true;
    }
    return !(a.state() instanceof AttemptState.Authorized)
        && (order.windowClosed()
            || order.attempts().getLast().reference().number() > a.reference().number());
  }

  /** Returns whether an attempt is to be closed and is not. */
  static boolean isLive(Order order, Attempt a) {
    return Invariants.isLive(a) && is(order, a);
  }

  /** Returns since when an attempt is to be closed, at the latest. */
  static Instant since(Order order, Watch watch) {
    Instant first =
        Stream.of(
                Optional.ofNullable(order.cancellation()).map(Cancellation::requestedAt),
                Optional.ofNullable(order.reopening()).map(Reopening::at),
                Optional.of(order.payBy()).filter(payBy -> order.windowClosed()))
            .flatMap(Optional::stream)
            .min(Instant::compareTo)
            .orElse(watch.since());
    return first.isAfter(watch.since()) ? first : watch.since();
  }
}
