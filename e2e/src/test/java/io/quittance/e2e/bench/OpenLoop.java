package io.quittance.e2e.bench;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Customers who come at a steady rate, however long each is served, as real ones do: a stall is
 * felt by all who come during it, which a closed loop hides.
 */
record OpenLoop(double perSecond, Duration window) {

  private static final long PATIENCE_SECONDS = 60;

  List<Trip> run(Contender contender, Flow flow) throws InterruptedException {
    Queue<Trip> trips = new ConcurrentLinkedQueue<>();
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    try (ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
      long pause = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
      var _ =
          clock.scheduleAtFixedRate(
              () -> customers.execute(() -> serve(contender, flow, trips, failures)),
              0,
              pause,
              TimeUnit.NANOSECONDS);
      ClosedLoop.awaitTime(System.nanoTime() + window.toNanos());
      clock.shutdownNow();
      customers.shutdown();
      if (!customers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("customers are still being served");
      }
    }
    if (!failures.isEmpty()) {
      throw new AssertionError(failures.size() + " customers were not served", failures.peek());
    }
    return List.copyOf(trips);
  }

  private static void serve(
      Contender contender, Flow flow, Queue<Trip> trips, Queue<Throwable> failures) {
    try {
      trips.add(contender.play(flow));
    } catch (RuntimeException | AssertionError e) {
      failures.add(e);
    }
  }
}
