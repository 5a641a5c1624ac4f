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
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * So many callers, each of whom begins an order when its last one is done. The window begins when
 * each of them has had orders done, and so all are at different points of their ways, and lasts for
 * some orders of each. The rate is of what ends within it. How long callers wait is of what they
 * begin within it: what takes longest ends after it, and would be missed.
 *
 * @param before how long they are at it at least before the window
 * @param window how long that is at least
 */
record ClosedLoop(int callers, Duration before, Duration window) {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int ORDERS_BEFORE = 2;
  private static final int ORDERS_WITHIN = 4;

  private record Done(long begun, long ended, Trip trip) {

    boolean endedBetween(long begin, long end) {
      return ended >= begin && ended < end;
    }

    boolean begunBetween(long begin, long end) {
      return begun >= begin && begun < end;
    }
  }

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
        await("all have orders done", done, all, own -> own.size() >= ORDERS_BEFORE);
        long begin = System.nanoTime();
        Usage first = meter.read();
        awaitTime(begin + lengthOfWindow(begin - start));
        // One who hangs makes the window longer, instead of an empty one.
        await(
            "all have had orders done within it",
            done,
            all,
            own -> own.stream().anyMatch(d -> d.begun() >= begin));
        long end = System.nanoTime();
        Usage used = meter.read().since(first);
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
            (int) flat(done).filter(d -> d.endedBetween(begin, end)).count(),
            flat(done).filter(d -> d.begunBetween(begin, end)).map(Done::trip).toList(),
            used);
      } finally {
        over.set(true);
      }
    }
  }

  /** Nobody waits for callers who have failed: they are asked for the reason at the end. */
  private static void await(
      String what, List<Queue<Done>> done, List<Future<?>> all, Predicate<Queue<Done>> enough) {
    Await.until(
        what,
        PATIENCE,
        () -> all.stream().anyMatch(Future::isDone) || done.stream().allMatch(enough));
  }

  private long lengthOfWindow(long nanosBefore) {
    return Math.max(window.toNanos(), nanosBefore * ORDERS_WITHIN / ORDERS_BEFORE);
  }

  private static Stream<Done> flat(List<Queue<Done>> done) {
    return done.stream().flatMap(Queue::stream);
  }

  private static void call(Way way, AtomicBoolean over, Queue<Done> done) {
    while (!over.get()) {
      long begun = System.nanoTime();
      Trip trip = way.contender().play(way.flow());
      done.add(new Done(begun, System.nanoTime(), trip));
    }
  }

  static void awaitTime(long nanos) {
    Await.until("the time has come", PATIENCE, () -> System.nanoTime() >= nanos);
  }
}
