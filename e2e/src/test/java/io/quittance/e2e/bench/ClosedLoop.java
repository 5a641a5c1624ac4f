package io.quittance.e2e.bench;

import io.quittance.e2e.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * So many callers, each of whom begins an order when its last one is done. What is counted is what
 * ends within a window, while all of them are at it.
 */
record ClosedLoop(int callers, Duration before, Duration window) {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private record Done(long at, Trip trip) {}

  Measured run(Way way, int repetition, Meter meter) throws Exception {
    Queue<Done> done = new ConcurrentLinkedQueue<>();
    long begin = System.nanoTime() + before.toNanos();
    long end = begin + window.toNanos();
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        all.add(crowd.submit(() -> call(way, end, done)));
      }
      awaitTime(begin);
      Usage first = meter.read();
      awaitTime(end);
      Usage used = meter.read().since(first);
      for (Future<?> caller : all) {
        caller.get();
      }
      List<Trip> counted =
          done.stream().filter(d -> d.at() >= begin && d.at() < end).map(Done::trip).toList();
      return new Measured(way.name(), way.flow(), callers, repetition, window, counted, used);
    }
  }

  private static void call(Way way, long end, Queue<Done> done) {
    while (System.nanoTime() < end) {
      Trip trip = way.contender().play(way.flow());
      done.add(new Done(System.nanoTime(), trip));
    }
  }

  static void awaitTime(long nanos) {
    Await.until("the time has come", PATIENCE, () -> System.nanoTime() >= nanos);
  }
}
