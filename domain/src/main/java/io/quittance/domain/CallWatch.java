package io.quittance.domain;

import java.time.Instant;

/** How far the ladder has come for what a call is about, so that a new call goes on from there. */
final class CallWatch {

  private CallWatch() {}

  static Watch of(Order order, Reference reference, Instant now) {
    return order
        .attempt(reference)
        .map(a -> of(a.state(), now))
        .or(() -> order.refund(reference).map(r -> of(r.state(), now)))
        .orElseGet(() -> Watch.dueAt(now));
  }

  private static Watch of(AttemptState state, Instant now) {
    return switch (state) {
      case AttemptState.Pending s -> s.watch();
      case AttemptState.Authorized s -> s.watch();
      case AttemptState.Capturing s -> s.watch();
      case AttemptState.Closing s -> s.watch();
      case AttemptState.Unknown s -> s.watch();
      case AttemptState.Created s -> Watch.dueAt(now);
      case AttemptState.Sent s -> Watch.dueAt(now);
      case AttemptState.Captured s -> Watch.dueAt(now);
      case AttemptState.Declined s -> Watch.dueAt(now);
      case AttemptState.Closed s -> Watch.dueAt(now);
    };
  }

  private static Watch of(RefundState state, Instant now) {
    return switch (state) {
      case RefundState.Requested s -> s.watch();
      case RefundState.Sent s -> s.watch();
      case RefundState.Pending s -> s.watch();
      case RefundState.Unknown s -> s.watch();
      case RefundState.Succeeded s -> Watch.dueAt(now);
      case RefundState.Failed s -> Watch.dueAt(now);
    };
  }
}
