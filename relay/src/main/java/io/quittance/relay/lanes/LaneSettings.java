package io.quittance.relay.lanes;

import java.time.Duration;

/**
 * How a sink is told.
 *
 * @param batch how many events of a part of the orders are read at once
 * @param atOnce how many parts of the orders are told at once
 * @param poll how often is looked for new events
 * @param lease how long a relay that says nothing keeps its share
 * @param longestPause how long a sink that answers nothing is left alone at most
 */
public record LaneSettings(
    int batch, int atOnce, Duration poll, Duration lease, Duration longestPause, Retries retries) {

  /** Keeps memory bounded whatever is asked for. */
  public LaneSettings {
    if (batch < 1 || batch > 1_000 || atOnce < 1 || atOnce > 32) {
      throw new IllegalArgumentException(
          "RELAY_BATCH is 1 to 1000 and RELAY_AT_ONCE 1 to 32, not " + batch + " and " + atOnce);
    }
  }
}
