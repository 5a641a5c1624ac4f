package io.quittance.e2e.races;

import io.quittance.e2e.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a race begins, and when the time to pay is over.
 *
 * @param slowness what a step takes; the later the try, the slower the machine
 * @param crash the crash at which it meets others
 * @param round when those began to gather
 */
record Pace(Duration slowness, Optional<Crash> crash, Instant round) {

  private static final Duration NO_DEADLINE = Duration.ofMinutes(30);
  private static final Duration TO_PLACE = Duration.ofSeconds(3);
  private static final Duration TO_PLACE_ALL = Duration.ofSeconds(15);
  private static final Duration TO_CRASH = Duration.ofSeconds(25);
  private static final Duration STEP = Duration.ofMillis(500);
  private static final Duration SLOWER = Duration.ofMillis(300);

  /** A notice is told a second or two after it came in. */
  private static final Duration NOTICE = Duration.ofMillis(2500);

  private static final int SLOWEST = 5;

  static Pace of(int earlierTries, Optional<Crash> crash, Instant round) {
    return new Pace(STEP.plus(SLOWER.multipliedBy(Math.min(SLOWEST, earlierTries))), crash, round);
  }

  Duration payWithin(Ordering ordering) {
    if (!ordering.has(Event.EXPIRY)) {
      return NO_DEADLINE;
    }
    Duration lead = lead(ordering);
    if (crash.isEmpty()) {
      return wholeSeconds(TO_PLACE.plus(lead));
    }
    Duration since = Duration.between(round, Instant.now());
    boolean before = ordering.has(Event.EXPIRY, Event.CRASH);
    Duration within = before ? TO_PLACE_ALL.plus(lead) : TO_PLACE_ALL.plus(TO_CRASH).plus(lead);
    Duration left = within.minus(since);
    return wholeSeconds(left.compareTo(lead) < 0 ? lead : left);
  }

  /**
   * How long before the deadline it begins, if all that comes before must happen in time. Who keeps
   * a charge on its way past the deadline has no time to lose.
   */
  private Duration lead(Ordering ordering) {
    int before = ordering.events().indexOf(Event.EXPIRY);
    Duration steps = slowness.multipliedBy(2 + before);
    Duration all = ordering.has(Event.NOTICE, Event.EXPIRY) ? steps.plus(NOTICE) : steps;
    return ordering.isChargeOpenAt(Event.EXPIRY) ? all : all.multipliedBy(2);
  }

  private static Duration wholeSeconds(Duration time) {
    return Duration.ofSeconds(time.plusMillis(999).toSeconds());
  }

  /** Waits until the race is to begin. */
  void awaitBegin(Ordering ordering, Instant deadline) throws Exception {
    if (crash.isPresent()) {
      crash.get().begin();
    }
    if (ordering.has(Event.EXPIRY) && !ordering.has(Event.CRASH, Event.EXPIRY)) {
      Instant begin = deadline.minus(lead(ordering));
      if (Instant.now().isAfter(begin.plusSeconds(1))) {
        throw new TooLate("the begin");
      }
      Await.until("it is " + begin, Patience.STEP, () -> !Instant.now().isBefore(begin));
    }
  }
}
