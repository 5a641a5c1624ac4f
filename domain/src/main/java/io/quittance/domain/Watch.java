package io.quittance.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the look-ups of something unsettled have come: rule 4's ladder.
 *
 * @param since when it became unsettled
 * @param rung how many pauses of the ladder have begun; zero if it is to be done at once
 * @param nextAt when to look (or to send) again
 * @param lookedAt when it was last looked at or called about; null if that is not known
 * @param urged how often a notice brought the next look forward
 */
public record Watch(
    Instant since, int rung, Instant nextAt, @Nullable Instant lookedAt, int urged) {

  /** Makes a watch on something that nobody has looked at yet. */
  public Watch(Instant since, int rung, Instant nextAt) {
    this(since, rung, nextAt, null, 0);
  }

  /** The rung whose pause is the longest that a notice has to wait: half a minute. */
  private static final int LONGEST_URGED = 2;

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
    return new Watch(since, rung + 1, now.plus(pause(rung)), now, urged);
  }

  /** Returns this watch with its next look at the given time. */
  Watch at(Instant time) {
    return new Watch(since, rung, time, lookedAt, urged);
  }

  /** Returns whether the look is to be made by now; it may be under way already. */
  boolean isDue(Instant now) {
    return !nextAt.isAfter(now);
  }

  /** Returns the watch of a look that is asked for while this one may be under way. */
  Watch askedAgain(Instant now) {
    return new Watch(now, 0, now, null, urged + 1);
  }

  /**
   * Returns this watch with its next look brought forward by a notice: the first time to now, later
   * to a growing pause after the last look, so that a storm of notices is no storm of looks.
   */
  Watch urgedAt(Instant now) {
    if (urged == 0) {
      return new Watch(since, rung, now, lookedAt, 1);
    }
    if (lookedAt == null) {
      return this;
    }
    Instant earliest = lookedAt.plus(pause());
    Instant next = earliest.isAfter(now) ? earliest : now;
    return new Watch(since, rung, next, lookedAt, urged + 1);
  }

  /**
   * Returns this watch, whose look is due and may be under way, with one more look after a growing
   * pause: the answer to the one under way may be older than the notice.
   */
  Watch urgedOnceMore(Instant now) {
    return new Watch(since, rung, now.plus(pause()), lookedAt, urged + 1);
  }

  private Duration pause() {
    return pause(Math.min(urged, LONGEST_URGED));
  }

  /** Returns whether a notice at that time brings the next look forward. */
  boolean isUrgent(Instant now) {
    return urgedAt(now).nextAt().isBefore(nextAt);
  }
}
