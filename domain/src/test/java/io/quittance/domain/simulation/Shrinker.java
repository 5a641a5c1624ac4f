package io.quittance.domain.simulation;

import io.quittance.domain.simulation.Schedule.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a failing schedule small: fewer elements by delta debugging, then simpler ones. */
public final class Shrinker {

  private static final int MOST_RUNS = 20_000;

  private final int mostRuns;
  private final Predicate<Schedule> fails;
  private Schedule best;
  private int runs;

  private Shrinker(Schedule schedule, Predicate<Schedule> fails, int mostRuns) {
    this.mostRuns = mostRuns;
    this.best = schedule;
    this.fails = fails;
  }

  /**
   * Returns the smallest schedule found that fails too.
   *
   * @param fails whether a schedule fails in the same way
   */
  static Schedule shrink(Schedule schedule, Predicate<Schedule> fails) {
    return shrink(schedule, fails, MOST_RUNS);
  }

  /**
   * Returns the smallest schedule found that fails too, in so many runs.
   *
   * @param fails whether a schedule fails in the same way
   */
  public static Schedule shrink(Schedule schedule, Predicate<Schedule> fails, int mostRuns) {
    Shrinker shrinker = new Shrinker(schedule, fails, mostRuns);
    Schedule before;
    do {
      before = shrinker.best;
      shrinker.dropElements();
      shrinker.simplifySetup();
      shrinker.simplifyElements();
    } while (!before.equals(shrinker.best));
    return shrinker.best;
  }

  private boolean accept(Schedule candidate) {
    if (candidate.equals(best) || runs++ >= mostRuns || !fails.test(candidate)) {
      return false;
    }
    best = candidate;
    return true;
  }

  /** Leaves out ever smaller parts of the list. */
  private void dropElements() {
    for (int size = Math.max(1, best.elements().size() / 2); size >= 1; size /= 2) {
      for (int from = 0; from < best.elements().size(); ) {
        List<Element> fewer = new ArrayList<>(best.elements());
        fewer.subList(from, Math.min(fewer.size(), from + size)).clear();
        if (!accept(best.with(fewer))) {
          from += size;
        }
      }
    }
  }

  private void simplifySetup() {
    for (int part = 0; part < Simpler.SETUP_PARTS; part++) {
      accept(best.with(Simpler.setup(best.setup(), part)));
    }
  }

  private void simplifyElements() {
    for (int i = 0; i < best.elements().size(); i++) {
      while (isSimplified(i)) {}
    }
  }

  private boolean isSimplified(int index) {
    for (Element simpler : Simpler.elements(best.elements().get(index))) {
      List<Element> others = new ArrayList<>(best.elements());
      others.set(index, simpler);
      if (accept(best.with(others))) {
        return true;
      }
    }
    return false;
  }
}
