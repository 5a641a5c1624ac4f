package io.quittance.e2e.soak;

import io.quittance.e2e.Stack;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Customers who come at a steady rate, however long each is served. Too many at once are turned
 * away at the door, and counted: then the rate was not steady.
 */
final class SteadyLoad implements AutoCloseable {

  private static final int AT_ONCE = 64;

  private final Stack stack;
  private final long seed;
  private final Semaphore door = new Semaphore(AT_ONCE);
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor();
  private final ConcurrentLinkedDeque<SteadyOrder> orders = new ConcurrentLinkedDeque<>();
  private final Collection<String> unexpected = new ConcurrentLinkedQueue<>();
  private final AtomicInteger turnedAway = new AtomicInteger();
  private final AtomicInteger number = new AtomicInteger();

  SteadyLoad(Stack stack, double perSecond, long seed) {
    this.stack = stack;
    this.seed = seed;
    long pause = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
    var _ = clock.scheduleAtFixedRate(this::oneComes, 0, pause, TimeUnit.NANOSECONDS);
  }

  private void oneComes() {
    if (door.tryAcquire()) {
      customers.execute(this::serve);
    } else {
      turnedAway.incrementAndGet();
    }
  }

  private void serve() {
    SteadyOrder order = new SteadyOrder(stack, new Random(seed + number.incrementAndGet()));
    try {
      unexpected.addAll(order.play());
      orders.addFirst(order);
      order.end();
    } catch (RuntimeException e) {
      unexpected.add(order.id + ": " + e);
    } finally {
      door.release();
    }
  }

  /** The ids of the orders that were served last, the newest first. */
  List<String> lately() {
    return orders.stream().limit(5).map(order -> order.id).toList();
  }

  List<String> ids() {
    return orders.stream().map(order -> order.id).toList();
  }

  /** Every answer that no client should ever get. */
  List<String> unexpected() {
    return new ArrayList<>(unexpected);
  }

  int turnedAway() {
    return turnedAway.get();
  }

  @Override
  public void close() {
    clock.shutdown();
    customers.shutdown();
    try {
      if (!customers.awaitTermination(60, TimeUnit.SECONDS)) {
        throw new AssertionError("customers are still being served");
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }
}
