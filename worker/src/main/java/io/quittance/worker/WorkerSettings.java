package io.quittance.worker;

import io.quittance.activities.ReconciliationSettings;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What a worker can be told.
 *
 * @param pollers how many polls of a kind it keeps open; 20 gave 1.2 times the throughput of the
 *     SDK's 5, and half the p99, on two cores
 * @param cachedOrders how many open orders it keeps at hand, each for some 100 KB; any other takes
 *     a request more when it is told something, and is played anew from its history
 * @param simulatorUrl where the simulator listens
 * @param simulatorTombstones whether the simulator closes references it has never seen
 * @param reconcileEvery how often our books are held against the providers'
 * @param reconcileOpenOlderThan how long ago an open order must have been placed to be held against
 *     them
 * @param reconcileCallsPerSecond how many questions a second that asks the providers at most
 * @param sweepClaimsEvery how often orders are looked for that were claimed and not started
 * @param sweepClaimsOlderThan how long ago such an order must have been claimed
 */
@ConfigurationProperties("quittance")
record WorkerSettings(
    int pollers,
    int cachedOrders,
    URI simulatorUrl,
    boolean simulatorTombstones,
    Duration reconcileEvery,
    Duration reconcileOpenOlderThan,
    double reconcileCallsPerSecond,
    Duration sweepClaimsEvery,
    Duration sweepClaimsOlderThan) {

  /** Returns how a reconciliation is done. */
  ReconciliationSettings reconciliation() {
    return new ReconciliationSettings(reconcileOpenOlderThan, reconcileCallsPerSecond);
  }
}
