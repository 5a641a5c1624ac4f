package io.quittance.api.webhooks;

import java.time.Duration;

/** What the telling of a notice came to. */
sealed interface Telling {

  /** It has arrived. */
  record Done(Outcome outcome) implements Telling {}

  /**
   * It has not.
   *
   * @param soon whether a moment is enough
   * @param why for the log
   */
  record Later(boolean soon, String why) implements Telling {

    private static final Duration MOMENT = Duration.ofSeconds(1);

    /** Returns how long to wait before it is told again. */
    Duration pause(int attempts) {
      return soon && attempts <= Pauses.MOMENTS ? MOMENT : Pauses.afterFailure(attempts);
    }
  }

  /** How a notice has arrived, as the inbox keeps it. */
  enum Outcome {
    ACCEPTED,
    SIGNALLED,
    REOPENED,
    KNOWN,
    UNMATCHED,
    NO_MONEY
  }
}
