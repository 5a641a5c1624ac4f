package io.quittance.e2e.races;

import static io.quittance.e2e.races.Event.ANSWER;
import static io.quittance.e2e.races.Event.CANCEL;
import static io.quittance.e2e.races.Event.CRASH;
import static io.quittance.e2e.races.Event.EFFECT;
import static io.quittance.e2e.races.Event.EXPIRY;
import static io.quittance.e2e.races.Event.NOTICE;
import static io.quittance.e2e.races.Event.PAY;
import static io.quittance.e2e.races.Event.REPEAT;
import static io.quittance.e2e.races.Event.TIMEOUT;

import java.util.ArrayList;
import java.util.List;

/** All orderings that make sense and are no other's double, shortest first within an outcome. */
final class Orderings {

  private Orderings() {}

  static List<Ordering> all() {
    List<Ordering> all = new ArrayList<>(beforePay());
    for (Outcome outcome : Outcome.values()) {
      List<Ordering> ofOutcome = new ArrayList<>();
      extend(outcome, List.of(PAY), ofOutcome);
      ofOutcome.sort((a, b) -> a.events().size() - b.events().size());
      all.addAll(ofOutcome);
    }
    return all;
  }

  /** What is over before the customer pays: no charge is sent, so no outcome matters. */
  private static List<Ordering> beforePay() {
    return List.of(
        Ordering.of(Outcome.OK, CANCEL, PAY),
        Ordering.of(Outcome.OK, EXPIRY, PAY),
        Ordering.of(Outcome.OK, CANCEL, EXPIRY, PAY),
        Ordering.of(Outcome.OK, EXPIRY, CANCEL, PAY),
        Ordering.of(Outcome.OK, CANCEL, CRASH, PAY, EFFECT, ANSWER),
        Ordering.of(Outcome.OK, CANCEL, CRASH, PAY, EFFECT, ANSWER, NOTICE));
  }

  private static void extend(Outcome outcome, List<Event> before, List<Ordering> found) {
    if (isWhole(outcome, before)) {
      found.add(new Ordering(outcome, before));
    }
    for (Event event : Event.values()) {
      if (!before.contains(event) && mayFollow(outcome, before, event)) {
        List<Event> longer = new ArrayList<>(before);
        longer.add(event);
        extend(outcome, longer, found);
      }
    }
  }

  private static boolean mayFollow(Outcome outcome, List<Event> before, Event event) {
    return switch (event) {
      case PAY, EFFECT, ANSWER, TIMEOUT -> isNextOfCourse(outcome, before, event);
      case NOTICE -> before.contains(EFFECT);
      case REPEAT -> before.contains(NOTICE) && (!before.contains(CRASH) || isLost(before));
      case CANCEL -> !(before.contains(CRASH) && before.contains(EXPIRY));
      case EXPIRY -> !(before.contains(CRASH) && before.contains(CANCEL));
      case CRASH -> mayCrash(outcome, before);
    };
  }

  private static boolean isNextOfCourse(Outcome outcome, List<Event> before, Event event) {
    List<Event> course = outcome.course();
    boolean hasSender = event == EFFECT || !before.contains(CRASH);
    return hasSender
        && course.contains(event)
        && before.containsAll(course.subList(0, course.indexOf(event)));
  }

  /**
   * A crash with one thing more at a time: cancel or expiry, and no repetition but a needed one.
   */
  private static boolean mayCrash(Outcome outcome, List<Event> before) {
    return outcome.ownsCrashAfter(before)
        && !(before.contains(CANCEL) && before.contains(EXPIRY))
        && !before.contains(REPEAT);
  }

  private static boolean isWhole(Outcome outcome, List<Event> events) {
    boolean over =
        outcome.course().stream()
            .allMatch(
                e ->
                    events.contains(e)
                        || (events.contains(CRASH) && (e == ANSWER || e == TIMEOUT)));
    return over && (!isLost(events) || events.contains(REPEAT));
  }

  /** A notice whose handler died was not acknowledged, so every provider sends it again. */
  private static boolean isLost(List<Event> events) {
    int notice = events.indexOf(NOTICE);
    return notice >= 0 && notice + 1 < events.size() && events.get(notice + 1) == CRASH;
  }
}
