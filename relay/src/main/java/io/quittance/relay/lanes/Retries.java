package io.quittance.relay.lanes;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often somebody who refuses an event is told of it again.
 *
 * @param first the pause after the first time; each is twice the one before
 * @param last the longest pause
 * @param giveUpAfter how long after the first time the event is given up
 */
public record Retries(Duration first, Duration last, Duration giveUpAfter) {

  private static final int MOST_DOUBLINGS = 30;
  private static final Duration LONGEST_UNTIL_WANTED = Duration.ofMinutes(5);

  /** Returns the pause after so many times before, no shorter than the sink asked for. */
  Duration pause(int before, @Nullable Duration asked) {
    Duration doubled = first.multipliedBy(1L << Math.min(before, MOST_DOUBLINGS));
    Duration pause = Pause.jittered(doubled.compareTo(last) < 0 ? doubled : last);
    return asked == null || asked.compareTo(pause) < 0 ? pause : asked;
  }

  /** Returns the pause for an event that nobody wants yet: somebody may at any time. */
  Duration untilWanted(int before) {
    Duration pause = pause(before, null);
    return pause.compareTo(LONGEST_UNTIL_WANTED) < 0 ? pause : LONGEST_UNTIL_WANTED;
  }
}
