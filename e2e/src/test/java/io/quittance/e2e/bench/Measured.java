package io.quittance.e2e.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * One cell of the tables, measured once.
 *
 * @param ended how many orders ended within the window
 * @param trips of the orders that were begun within it
 */
record Measured(
    String contender,
    Flow flow,
    int callers,
    int repetition,
    Duration window,
    int ended,
    List<Trip> trips,
    Usage used) {

  double perSecond() {
    return ended / (window.toNanos() / 1e9);
  }

  /** Returns how long callers waited for an act, in milliseconds. */
  List<Double> millis(Trip.Act act) {
    return trips.stream()
        .filter(trip -> trip.millis().containsKey(act))
        .map(trip -> trip.of(act))
        .toList();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%-8s %-32s %6.1f/s, pay p50 %.0f ms",
        contender,
        flow.words,
        perSecond(),
        Percentiles.of(millis(Trip.Act.PAY)).p50());
  }
}
