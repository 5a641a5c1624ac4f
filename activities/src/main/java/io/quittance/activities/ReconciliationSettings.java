package io.quittance.activities;

import java.time.Duration;

/**
 * How a reconciliation is done.
 *
 * @param openOlderThan how long ago an open order must have been placed to be compared
 * @param callsPerSecond how many questions a second one worker asks the providers at most
 */
public record ReconciliationSettings(Duration openOlderThan, double callsPerSecond) {

  /**
   * Checks that anything can be asked.
   *
   * @throws IllegalArgumentException if not
   */
  public ReconciliationSettings {
    if (openOlderThan.isNegative() || !(callsPerSecond > 0)) {
      throw new IllegalArgumentException(
          "A reconciliation needs an age that is not negative and a rate above zero, not "
              + openOlderThan
              + " and "
              + callsPerSecond);
    }
  }
}
