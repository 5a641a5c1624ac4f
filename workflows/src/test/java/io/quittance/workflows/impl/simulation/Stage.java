package io.quittance.workflows.impl.simulation;

import io.quittance.domain.simulation.Schedule;
import io.quittance.domain.simulation.Violation;
import io.quittance.workflows.contract.Appended;
import io.quittance.workflows.contract.FactsToAppend;
import io.quittance.workflows.contract.JournalActivities;
import io.quittance.workflows.contract.OrderState;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One engine, in which schedules are played one after the other: two at once would wait for each
 * other's time.
 */
final class Stage implements AutoCloseable {

  private static final long LONGEST_SECONDS = 60;

  /** Far longer than the engine takes over anything but waiting. */
  private static final long STOPPED_SECONDS = 2;

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Gate gate = new Gate();
  private final Map<String, OrderInEngine> orders = new ConcurrentHashMap<>();
  private final Engine engine =
      new Engine(gate, new ProviderCalls(id -> order(id).worker), books());
  private int played;
  private boolean spent;

  private OrderInEngine order(String id) {
    return Objects.requireNonNull(orders.get(id), id);
  }

  private JournalActivities books() {
    return new JournalActivities() {
      @Override
      public Appended append(FactsToAppend facts) {
        return order(facts.orderId()).worker.append(facts);
      }

      @Override
      public OrderState read(String orderId) {
        return order(orderId).worker.read(orderId);
      }
    };
  }

  /**
   * Returns whether another stage is needed: after a schedule that broke something, and after a run
   * that was cut off, as the engine goes on holding its time for whatever such a run still had to
   * do.
   */
  boolean isSpent() {
    return spent;
  }

  /** Plays a schedule. */
  Performance play(Schedule schedule) {
    String id = "S-" + ++played;
    OrderInEngine order = new OrderInEngine(id, schedule, engine, gate);
    orders.put(id, order);
    gate.watch(order.worker);
    try {
      perform(order, schedule);
      gate.watch(null);
      spent = engine.forget(id);
      orders.remove(id);
      return Performance.of(schedule, order, null);
    } catch (RuntimeException e) {
      spent = true;
      return Performance.of(schedule, order, e);
    }
  }

  private void perform(OrderInEngine order, Schedule schedule) {
    Player player = new Player(order, engine, schedule);
    Future<?> playing =
        thread.submit(
            () -> {
              player.play();
              return null;
            });
    try {
      playing.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      order.mustBeUnbroken();
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new Violation("replay", String.valueOf(e.getCause()));
    } catch (TimeoutException e) {
      Violation standstill = standstill(order, playing);
      playing.cancel(true);
      order.mustBeUnbroken();
      throw standstill;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Tells an order that stands still from an engine that does. An order that waits for ever lets
   * time be skipped, as does one whose tasks go round in circles; when none is skipped, and no task
   * is done meanwhile, nothing that the order does can end it.
   */
  private Violation standstill(OrderInEngine order, Future<?> playing) {
    long skipped = engine.skipped();
    int tasks = order.worker.tasks();
    try {
      playing.get(STOPPED_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      if (engine.skipped() - skipped < STOPPED_SECONDS * 1_000 && order.worker.tasks() == tasks) {
        return new Violation(Performance.CLOCK, "the engine no longer skips time");
      }
    } catch (ExecutionException e) {
      return new Violation("ends", "it took too long, and then: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return new Violation("ends", "it takes too long");
  }

  @Override
  public void close() {
    thread.shutdownNow();
    engine.close();
  }
}
