package io.quittance.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How far the look-ups of something unsettled have come: rule 4's ladder.
 *
 * @param since when it became unsettled
 * @param rung how many pauses of the ladder have begun; zero if it is to be done at once
 * @param nextAt when to look (or to send) again
 */
public record Watch(Instant since, int rung, Instant nextAt) {

  private static final List<Duration> LADDER =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofHours(1));

  /** Returns how long the pause of a rung is, from rung 0; an hour at last. */
  static Duration pause(int rung) {
    return LADDER.get(Math.min(rung, LADDER.size() - 1));
  }

  /** Returns a watch on something that is to be done now. */
  static Watch dueAt(Instant now) {
    return new Watch(now, 0, now);
  }

  /** Returns a watch on something that became unsettled now, to be looked at after a pause. */
  static Watch from(Instant now) {
    return dueAt(now).looked(now);
  }

  /** Returns this watch after one more call that told nothing final. */
  Watch looked(Instant now) {
    return new Watch(since, rung + 1, now.plus(pause(rung)));
  }

  /** Returns this watch with its next look at the given time. */
  Watch at(Instant time) {
    return new Watch(since, rung, time);
  }
}
