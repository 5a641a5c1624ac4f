package io.quittance.domain.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What will happen by itself, in the order of its times. */
public final class Effects {

  private record Effect(long at, int number, Runnable what) {}

  private final PriorityQueue<Effect> queue =
      new PriorityQueue<>(Comparator.comparingLong(Effect::at).thenComparingInt(Effect::number));
  private int number;

  /** Adds something. */
  public void add(long at, Runnable what) {
    queue.add(new Effect(at, number++, what));
  }

  /** Returns when the next one is due. */
  public long nextAt() {
    return queue.isEmpty() ? Times.NEVER : queue.element().at();
  }

  /** Lets the next one happen. */
  public void next() {
    queue.remove().what().run();
  }
}
