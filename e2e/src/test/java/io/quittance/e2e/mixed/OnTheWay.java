package io.quittance.e2e.mixed;

import java.time.Duration;
import java.time.Instant;

/** How long a call to the provider may take from its sending to its arrival. */
@FunctionalInterface
public interface OnTheWay {

  /** Where every process runs. */
  Duration USUAL = Duration.ofSeconds(5);

  /**
   * Returns how long at most.
   *
   * @param asked when something happened after which the call was not to be sent
   * @param arrived when it arrived
   */
  Duration atMost(Instant asked, Instant arrived);
}
