package io.quittance.simulator;

import io.quittance.simulator.provider.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** A time that passes only when it is told to. */
final class ManualTime implements Time {

  private final PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparing(Task::due));
  private Instant now;

  ManualTime() {
    this(Instant.parse("2026-11-23T10:00:00Z"));
  }

  ManualTime(Instant start) {
    now = start;
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public void at(Instant due, Runnable task) {
    boolean past;
    synchronized (this) {
      past = !due.isAfter(now);
      if (!past) {
        tasks.add(new Task(due, task));
      }
    }
    if (past) {
      task.run();
    }
  }

  /** Lets time pass; returns after the tasks that fell due have run. */
  void pass(Duration length) {
    List<Task> due = new ArrayList<>();
    synchronized (this) {
      now = now.plus(length);
      while (!tasks.isEmpty() && !tasks.peek().due().isAfter(now)) {
        due.add(tasks.remove());
      }
    }
    due.forEach(task -> task.task().run());
  }

  private record Task(Instant due, Runnable task) {}
}
