package io.quittance.api.engine;

import io.grpc.Context;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Calls that end in time. The SDK retries by itself, and some of its calls would go on for ever
 * while no worker runs; the deadline here is over all of the attempts together.
 */
final class Bounded {

  private static final ScheduledExecutorService TIMER =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("call-deadlines").factory());

  private Bounded() {}

  /**
   * Returns what the call returns.
   *
   * @throws RuntimeException what the call throws; by {@link Failure} one reads which it is
   */
  static <T> T call(Duration within, Callable<T> call) {
    try (Context.CancellableContext context =
        Context.current().withDeadlineAfter(within.toNanos(), TimeUnit.NANOSECONDS, TIMER)) {
      return context.call(call);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
