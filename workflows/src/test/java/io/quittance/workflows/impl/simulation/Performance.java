package io.quittance.workflows.impl.simulation;

import io.quittance.domain.simulation.Schedule;
import io.quittance.domain.simulation.Violation;
import org.jspecify.annotations.Nullable;

/**
 * What came of a schedule that was played.
 *
 * @param violation what is broken; null if nothing is
 * @param story all that happened, for a person; empty if nothing is broken
 */
record Performance(
    Schedule schedule, @Nullable RuntimeException violation, String story, Tally tally) {

  /** What broke is the stand-in for the engine: it no longer skips time. */
  static final String CLOCK = "clock";

  static Performance of(
      Schedule schedule, OrderInEngine order, @Nullable RuntimeException violation) {
    return new Performance(
        schedule, violation, violation == null ? "" : order.story(), Tally.of(order));
  }

  /** Returns the name of the broken rule; empty if none is. */
  String rule() {
    if (violation == null) {
      return "";
    }
    return violation instanceof Violation known
        ? known.rule()
        : violation.getClass().getSimpleName();
  }

  /** Returns whether the schedule was not played to its end, through no fault of the order. */
  boolean isCutOff() {
    return rule().equals(CLOCK);
  }
}
