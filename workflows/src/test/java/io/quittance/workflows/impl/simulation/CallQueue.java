package io.quittance.workflows.impl.simulation;

import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.WorkflowExecutionHistory;
import java.util.HashSet;
import java.util.Set;

/**
 * Calls that wait until a worker takes them. The engine holds its time from when a call is
 * scheduled until it has ended, so the time of waiting has to be let pass.
 */
final class CallQueue {

  /** So long before a call is given up for want of a worker the engine has its time back. */
  private static final long MARGIN = 300;

  private final Engine engine;
  private final Gate gate;
  private final Set<String> waiting = new HashSet<>();
  private final Set<String> givenUp = new HashSet<>();
  private final Set<String> started = new HashSet<>();

  CallQueue(Engine engine, Gate gate) {
    this.engine = engine;
    this.gate = gate;
  }

  /**
   * A call is scheduled.
   *
   * @param queued how long no worker takes it
   * @param useful how long it may wait
   */
  synchronized void scheduled(String activityId, long queued, long useful) {
    if (queued == 0 || gate.isOpen() || started.contains(activityId)) {
      admit();
      return;
    }
    waiting.add(activityId);
    engine.letTimePass();
    boolean taken = queued < useful - MARGIN;
    engine.later(taken ? queued : useful - MARGIN, () -> waited(activityId, taken));
  }

  /**
   * Lets one more call be taken, and with it what waits: a worker takes whichever is first, and no
   * call must be taken while time is let pass, as the engine would give it up at once.
   */
  synchronized void admit() {
    waiting.forEach(
        ahead -> {
          engine.holdTime();
          gate.admit();
        });
    waiting.clear();
    gate.admit();
  }

  private synchronized void waited(String activityId, boolean taken) {
    if (waiting.remove(activityId)) {
      engine.holdTime();
      if (taken) {
        gate.admit();
      } else {
        givenUp.add(activityId);
      }
    }
  }

  /**
   * A worker has taken a call. One that was to wait, or of which nobody has told yet that it is
   * scheduled, was let through in place of another call, which is let through in its place: it
   * would wait for ever, and the engine's time with it.
   */
  synchronized void started(String activityId) {
    started.add(activityId);
    if (waiting.remove(activityId)) {
      engine.holdTime();
      gate.admit();
    } else if (givenUp.remove(activityId)) {
      gate.admit();
    }
  }

  /**
   * A call was to be withdrawn. The test environment goes on holding its time for one that no
   * worker had taken, so that what was let pass is not taken back.
   *
   * @return whether no worker had taken it
   */
  synchronized boolean withdrawn(long scheduled, WorkflowExecutionHistory history) {
    boolean unstarted =
        history.getEvents().stream()
            .filter(HistoryEvent::hasActivityTaskCanceledEventAttributes)
            .map(HistoryEvent::getActivityTaskCanceledEventAttributes)
            .anyMatch(cancelled -> cancelled.getScheduledEventId() == scheduled);
    String activityId = LateCancels.activityId(history, scheduled);
    if (unstarted && !waiting.remove(activityId)) {
      engine.letTimePass();
    }
    return unstarted;
  }
}
