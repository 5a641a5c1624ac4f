package io.quittance.workflows.impl.simulation;

import io.quittance.domain.Command;
import io.quittance.domain.simulation.Schedule;
import io.quittance.domain.simulation.Times;
import io.quittance.domain.simulation.Violation;
import io.quittance.workflows.impl.ScriptedBooks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Many orders in one engine, each by a schedule of its own, until all have come to rest. */
final class Fleet implements AutoCloseable {

  private static final int MOST_ROUNDS = 12;
  private static final int MOST_HOURS = 80;
  private static final int RESTARTS = 6;

  private final Map<String, OrderInEngine> orders = new ConcurrentHashMap<>();
  private final Map<String, Violation> violations = new TreeMap<>();
  private final ScriptedBooks books = new ScriptedBooks();
  private final Engine engine =
      new Engine(new ProviderCalls(id -> Objects.requireNonNull(orders.get(id)).world()), books);
  private final SplittableRandom random;

  Fleet(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Runs the schedules and returns what each of them breaks, if it does. */
  Map<Schedule, Violation> run(List<Schedule> schedules) {
    Map<String, Schedule> byOrder = new LinkedHashMap<>();
    for (Schedule schedule : schedules) {
      String id = "S-" + (byOrder.size() + 1);
      byOrder.put(id, schedule);
      OrderInEngine order = new OrderInEngine(id, schedule, engine, books);
      orders.put(id, order);
      order.start();
    }
    playAll();
    settleAll();
    orders.values().forEach(order -> judged(order, order::examine));
    Map<Schedule, Violation> failed = new LinkedHashMap<>();
    violations.forEach((id, violation) -> failed.put(byOrder.get(id), violation));
    return failed;
  }

  /**
   * Lets everything happen that the schedules say, with the books away and workers killed at times.
   */
  private void playAll() {
    List<Long> restarts = someTimes();
    List<Long> absences = someTimes();
    long begun = engine.now();
    for (long next = nextAt(); next != Times.NEVER; next = nextAt()) {
      skipTo(next);
      long passed = engine.now() - begun;
      if (!restarts.isEmpty() && restarts.getFirst() <= passed) {
        restarts.removeFirst();
        engine.restartWorkers();
      }
      if (!absences.isEmpty() && absences.getFirst() <= passed) {
        absences.removeFirst();
        books.setAway(true);
        engine.skip(20_000);
        books.setAway(false);
      }
      orders.values().forEach(OrderInEngine::advance);
    }
  }

  private List<Long> someTimes() {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < RESTARTS; i++) {
      times.add(random.nextLong(1_200_000));
    }
    times.sort(null);
    return times;
  }

  private long nextAt() {
    return orders.values().stream().mapToLong(OrderInEngine::nextAt).min().orElse(Times.NEVER);
  }

  private void skipTo(long time) {
    long now = engine.now();
    if (time > now) {
      engine.skip(time - now);
    }
  }

  /** Nobody asks for anything any more but the proof, and in the end a person. */
  private void settleAll() {
    comeToRest();
    prove();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      int number = round;
      boolean decided = false;
      for (OrderInEngine order : orders.values()) {
        decided |= judged(order, () -> order.decide(number));
      }
      if (!decided) {
        return;
      }
      comeToRest();
      prove();
    }
  }

  private void prove() {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      boolean told = false;
      for (OrderInEngine order : orders.values()) {
        List<Command> findings = order.findings();
        findings.forEach(order::say);
        told |= !findings.isEmpty();
      }
      if (!told) {
        return;
      }
      comeToRest();
    }
  }

  private void comeToRest() {
    for (int hour = 0; hour < MOST_HOURS; hour++) {
      engine.skip(30_000);
      playOn();
      if (orders.values().stream().allMatch(OrderInEngine::isAtRest)) {
        return;
      }
      engine.skip(3_600_000);
      playOn();
    }
    for (OrderInEngine order : orders.values()) {
      if (!order.isAtRest()) {
        judged(
            order,
            () -> {
              throw new Violation("ends", "it never comes to rest: " + order.read());
            });
      }
    }
  }

  private void playOn() {
    for (long next = nextAt(); next != Times.NEVER; next = nextAt()) {
      skipTo(next);
      orders.values().forEach(OrderInEngine::advance);
    }
  }

  private interface Judgement {
    boolean judge() throws Exception;
  }

  private boolean judged(OrderInEngine order, Judgement judgement) {
    if (violations.containsKey(order.id())) {
      return false;
    }
    try {
      return judgement.judge();
    } catch (Violation e) {
      violations.put(order.id(), e);
    } catch (Exception e) {
      violations.put(order.id(), new Violation(e.getClass().getSimpleName(), "" + e.getMessage()));
    }
    return false;
  }

  /** Returns all that happened to the order of a schedule, for a person. */
  String story(Schedule schedule) {
    return orders.values().stream()
        .filter(order -> order.schedule() == schedule)
        .map(OrderInEngine::story)
        .findFirst()
        .orElse("");
  }

  int runs() {
    return orders.values().stream().mapToInt(OrderInEngine::runs).sum();
  }

  int facts() {
    return orders.keySet().stream().mapToInt(id -> books.facts(id).size()).sum();
  }

  @Override
  public void close() {
    engine.close();
  }
}
