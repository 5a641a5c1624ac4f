package io.quittance.domain.simulation;

import io.quittance.domain.Outcome;
import io.quittance.domain.Step;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The one call that a shell awaits: it waits for a worker, then for the answer. */
final class Flight {

  final Step.Call call;
  final Manner manner;

  /** When a worker sends it. */
  final long startsAt;

  /** When the answer is there, or given up. */
  final long answersAt;

  private @Nullable Outcome answer;

  Flight(Step.Call call, Manner manner, long now, long usefulUntil) {
    boolean inVain = call instanceof Step.Charge && now + manner.queued() > usefulUntil;
    this.call = call;
    this.manner = manner;
    this.startsAt = inVain ? Times.NEVER : now + manner.queued();
    this.answersAt = inVain ? usefulUntil : startsAt + manner.latency();
    if (inVain) {
      answer = notSent();
    }
  }

  boolean isStarted() {
    return answer != null;
  }

  /** Returns when something happens to it. */
  long nextAt() {
    return isStarted() ? answersAt : startsAt;
  }

  void start(Network network) {
    answer = network.carry(call, manner, startsAt);
  }

  Outcome answer() {
    return Objects.requireNonNull(answer);
  }

  /** A call that is withdrawn before a worker took it was certainly not sent. */
  Outcome notSent() {
    return new Outcome.NotSent(call.reference(), null);
  }
}
