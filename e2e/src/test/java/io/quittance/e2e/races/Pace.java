package io.quittance.e2e.races;

import io.quittance.e2e.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a race begins, and when the time to pay is over.
 *
 * @param lead how long before that it begins, if all of that must happen before
 * @param crash the crash at which it meets others
 * @param round when those began to gather
 */
record Pace(Duration lead, Optional<Crash> crash, Instant round) {

  private static final Duration NO_DEADLINE = Duration.ofMinutes(30);
  private static final Duration TO_PLACE = Duration.ofSeconds(3);
  private static final Duration TO_PLACE_ALL = Duration.ofSeconds(15);
  private static final Duration TO_CRASH = Duration.ofSeconds(40);

  /** Returns what a try has for its moments: the later the try, the slower the machine. */
  static Pace of(int earlierTries, Optional<Crash> crash, Instant round) {
    return new Pace(Duration.ofSeconds(Math.min(7, 4 + earlierTries)), crash, round);
  }

  Duration payWithin(Ordering ordering) {
    if (!ordering.has(Event.EXPIRY)) {
      return NO_DEADLINE;
    }
    if (crash.isEmpty()) {
      return TO_PLACE.plus(lead);
    }
    Duration since = Duration.between(round, Instant.now());
    boolean before = ordering.has(Event.EXPIRY, Event.CRASH);
    Duration within =
        before ? TO_PLACE_ALL.plus(lead) : TO_PLACE_ALL.plus(TO_CRASH).plus(lead.multipliedBy(3));
    Duration left = within.minus(since);
    return left.compareTo(lead) < 0 ? lead : left;
  }

  /** Waits until the race is to begin. */
  void awaitBegin(Ordering ordering, Instant deadline) throws Exception {
    if (crash.isPresent()) {
      crash.get().begin();
    }
    if (ordering.has(Event.EXPIRY) && !ordering.has(Event.CRASH, Event.EXPIRY)) {
      Instant begin = deadline.minus(lead);
      if (Instant.now().isAfter(begin.plusSeconds(1))) {
        throw new TooLate("the begin");
      }
      Await.until("it is " + begin, Patience.STEP, () -> !Instant.now().isBefore(begin));
    }
  }
}
