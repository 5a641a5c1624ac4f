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
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * So many callers, each of whom begins an order when its last one is done. What is counted is what
 * ends within a window, which begins when each of them has had orders done, and so all are at
 * different points of their ways, and which lasts for some orders of each.
 *
 * @param before how long they are at it at least before the window
 * @param window how long that is at least
 */
record ClosedLoop(int callers, Duration before, Duration window) {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int ORDERS_BEFORE = 2;
  private static final int ORDERS_WITHIN = 4;

  private record Done(long at, Trip trip) {}

  Measured run(Way way, int repetition, Meter meter) throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    List<Queue<Done>> done = new ArrayList<>();
    List<Future<?>> all = new ArrayList<>();
    long start = System.nanoTime();
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        for (int i = 0; i < callers; i++) {
          Queue<Done> own = new ConcurrentLinkedQueue<>();
          done.add(own);
          all.add(crowd.submit(() -> call(way, over, own)));
        }
        awaitTime(start + before.toNanos());
        Await.until("all have orders done", PATIENCE, () -> haveBegun(done, all));
        long begin = System.nanoTime();
        Usage first = meter.read();
        awaitTime(begin + lengthOfWindow(begin - start));
        Usage used = meter.read().since(first);
        long end = System.nanoTime();
        over.set(true);
        for (Future<?> caller : all) {
          caller.get();
        }
        return new Measured(
            way.name(),
            way.flow(),
            callers,
            repetition,
            Duration.ofNanos(end - begin),
            between(done, begin, end),
            used);
      } finally {
        over.set(true);
      }
    }
  }

  /** Nobody waits for callers who have failed: they are asked for the reason at the end. */
  private static boolean haveBegun(List<Queue<Done>> done, List<Future<?>> all) {
    return all.stream().anyMatch(Future::isDone)
        || done.stream().allMatch(own -> own.size() >= ORDERS_BEFORE);
  }

  private long lengthOfWindow(long nanosBefore) {
    return Math.max(window.toNanos(), nanosBefore * ORDERS_WITHIN / ORDERS_BEFORE);
  }

  private static List<Trip> between(List<Queue<Done>> done, long begin, long end) {
    return done.stream()
        .flatMap(Queue::stream)
        .filter(d -> d.at() >= begin && d.at() < end)
        .map(Done::trip)
        .toList();
  }

  private static void call(Way way, AtomicBoolean over, Queue<Done> done) {
    while (!over.get()) {
      Trip trip = way.contender().play(way.flow());
      done.add(new Done(System.nanoTime(), trip));
    }
  }

  static void awaitTime(long nanos) {
    Await.until("the time has come", PATIENCE, () -> System.nanoTime() >= nanos);
  }
}
