package io.quittance.workflows.impl;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one timer of an order: it is set to the next instant at which time alone matters, kept while
 * that stays the same, and cancelled when it no longer matters.
 *
 * <p>{@code Workflow.await} with a duration is not used: its timer is left running when the
 * condition wins, and wakes the order once more for nothing (sdk-java#3012).
 */
final class Deadline {

  private @Nullable Instant instant;
  private @Nullable Promise<Void> timer;
  private @Nullable CancellationScope scope;

  /**
   * Waits until the instant or the condition, whichever comes first.
   *
   * @param until null to wait for the condition alone
   */
  void await(@Nullable Instant until, String summary, Supplier<Boolean> condition) {
    if (condition.get()) {
      return;
    }
    if (!Objects.equals(until, instant) || (timer != null && timer.isCompleted())) {
      set(until, summary);
    }
    Promise<Void> fires = timer;
    Workflow.await(() -> condition.get() || (fires != null && fires.isCompleted()));
  }

  /** Cancels the timer, if there is one running. */
  void clear() {
    if (scope != null && timer != null && !timer.isCompleted()) {
      scope.cancel();
    }
    instant = null;
    timer = null;
    scope = null;
  }

  private void set(@Nullable Instant until, String summary) {
    clear();
    if (until == null) {
      return;
    }
    Duration left = Duration.between(Instant.ofEpochMilli(Workflow.currentTimeMillis()), until);
    Duration atLeast = left.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : left;
    TimerOptions options = TimerOptions.newBuilder().setSummary(summary).build();
    instant = until;
    scope = Workflow.newCancellationScope(() -> timer = Workflow.newTimer(atLeast, options));
    scope.run();
    ignoreThatItIsCancelled(timer);
  }

  /** A timer that nobody waits for any more is cancelled as a matter of course. */
  private static void ignoreThatItIsCancelled(@Nullable Promise<Void> cancelled) {
    if (cancelled != null) {
      cancelled.handle((nothing, failure) -> null);
    }
  }
}
