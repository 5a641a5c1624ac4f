package io.quittance.e2e.bench;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much is measured.
 *
 * @param repetitions of every cell, one after the other
 * @param callers at once, level by level
 * @param warmUp how long each contender is at each flow first: a JVM is slow until it has compiled
 *     what it does often, which takes worker and api some minutes on two busy cores
 * @param before how long callers are at it before it counts
 * @param window how long it counts
 * @param openLoop how long customers come at a steady rate
 * @param counted orders whose cost is counted
 * @param openOrders that wait for payment, level by level
 * @param notices of one payment, level by level
 * @param waiting orders that a worker finds when it is started late
 */
record Plan(
    int repetitions,
    List<Integer> callers,
    Duration warmUp,
    Duration before,
    Duration window,
    Duration openLoop,
    int counted,
    List<Integer> openOrders,
    List<Integer> notices,
    int waiting) {

  private static final int WARM_UP_CALLERS = 16;

  /** Every part of the bench once; its times say nothing. Of the quick bench: the counts of it. */
  static final Plan REHEARSAL =
      new Plan(
          1,
          List.of(4),
          Duration.ofSeconds(4),
          Duration.ofMillis(500),
          Duration.ofSeconds(2),
          Duration.ofSeconds(3),
          60,
          List.of(0, 100),
          List.of(10, 100),
          50);

  static final Plan FULL =
      new Plan(
          5,
          List.of(1, 8, 32, 128),
          Duration.ofSeconds(120),
          Duration.ofMillis(1500),
          Duration.ofSeconds(6),
          Duration.ofSeconds(30),
          200,
          List.of(0, 10_000, 100_000),
          List.of(10, 100, 1_000, 10_000),
          10_000);

  /** Returns the loop that warms up. */
  ClosedLoop warmUpLoop() {
    return new ClosedLoop(WARM_UP_CALLERS, before, warmUp);
  }

  /** The level at which the targets are. */
  int judgedCallers() {
    return callers.contains(32) ? 32 : callers.getLast();
  }

  /** Returns the same with so many open orders at most. */
  Plan withOpenOrders(int most) {
    return new Plan(
        repetitions,
        callers,
        warmUp,
        before,
        window,
        openLoop,
        counted,
        Stream.concat(openOrders.stream().filter(n -> n < most), Stream.of(most)).toList(),
        notices,
        waiting);
  }
}
