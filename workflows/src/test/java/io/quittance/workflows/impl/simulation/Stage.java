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

  private static final long LONGEST_SECONDS = 20;

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
      playing.cancel(true);
      order.mustBeUnbroken();
      throw new Violation("ends", "it stands still");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    engine.close();
  }
}
