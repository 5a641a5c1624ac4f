package io.quittance.workflows.impl.simulation;

import io.temporal.api.command.v1.Command;
import io.temporal.common.WorkflowExecutionHistory;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * What a task takes back though it happens in the same moment: a timer that fires, a call that
 * returns. A server puts up with that. The test environment loses the task and stands still, so
 * that the task must not reach it: it is done again when the environment has noted what happened.
 */
final class LateCancels {

  /** How near two things are in time that may get into each other's way. */
  private static final long NEAR = 50;

  /** A call that does not come back is given up so long after nobody can answer it any more. */
  private static final long GIVEN_UP = 350;

  private final Engine engine;
  private final Supplier<WorkflowExecutionHistory> history;
  private final Map<String, Long> due = new ConcurrentHashMap<>();
  private final Set<String> returned = new HashSet<>();
  private final Set<String> askedBack = ConcurrentHashMap.newKeySet();
  private final Semaphore moving = new Semaphore(1);
  private boolean held;
  private long sentAt;

  LateCancels(Engine engine, Supplier<WorkflowExecutionHistory> history) {
    this.engine = engine;
    this.history = history;
  }

  /** A call returns; not while a task is on its way that takes it back. */
  void returned(String activityId) {
    moving.acquireUninterruptibly();
    returned.add(activityId);
    moving.release();
  }

  /** Returns whether a call is to be taken back: the environment forgets then to give it up. */
  boolean isAskedBack(String activityId) {
    return askedBack.contains(activityId);
  }

  /** Something is going to end by itself. */
  void endsIn(String timerOrActivity, long millis) {
    due.put(timerOrActivity, engine.now() + millis);
  }

  /** Returns whether a task takes back what has happened; it is on its way if not. */
  boolean isIn(List<Command> commands) {
    sentAt = engine.now();
    for (Command command : commands) {
      if (command.hasCancelTimerCommandAttributes()
          && isNear(command.getCancelTimerCommandAttributes().getTimerId(), NEAR)) {
        return true;
      }
      if (command.hasRequestCancelActivityTaskCommandAttributes()
          && isReturning(
              command.getRequestCancelActivityTaskCommandAttributes().getScheduledEventId())) {
        return true;
      }
    }
    return false;
  }

  private boolean isNear(String timerOrActivity, long before) {
    Long end = due.get(timerOrActivity);
    if (end == null || engine.now() < end - before) {
      return false;
    }
    while (engine.now() <= end + NEAR) {
      Thread.onSpinWait();
    }
    return true;
  }

  private boolean isReturning(long scheduled) {
    String activityId = activityId(history.get(), scheduled);
    askedBack.add(activityId);
    if (isNear(activityId, GIVEN_UP)) {
      return true;
    }
    if (!held) {
      moving.acquireUninterruptibly();
      held = true;
    }
    return returned.contains(activityId);
  }

  static String activityId(WorkflowExecutionHistory history, long scheduled) {
    return history
        .getEvents()
        .get((int) scheduled - 1)
        .getActivityTaskScheduledEventAttributes()
        .getActivityId();
  }

  /** The environment has taken a task. Its time may have jumped since. */
  void taken(List<Command> commands) {
    for (Command command : commands) {
      if (command.hasStartTimerCommandAttributes()) {
        var timer = command.getStartTimerCommandAttributes();
        long millis = millis(timer.getStartToFireTimeout());
        due.put(timer.getTimerId(), sentAt + millis);
      }
    }
  }

  static long millis(com.google.protobuf.Duration duration) {
    return duration.getSeconds() * 1000 + duration.getNanos() / 1_000_000;
  }

  /** A task is no longer on its way. */
  void arrived() {
    if (held) {
      held = false;
      moving.release();
    }
  }
}
