package io.quittance.activities;

import io.quittance.store.Store;
import io.quittance.store.StoredOrder;
import io.quittance.workflows.contract.ClaimActivities;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** The start of orders whose placing was cut off between the claim and the start. */
public final class ClaimSweepActivities implements ClaimActivities {

  private static final Logger log = LoggerFactory.getLogger(ClaimSweepActivities.class);
  private static final int MOST_ORDERS = 500;

  private final Store store;
  private final OrderProcesses processes;
  private final Duration olderThan;
  private final InstantSource clock;

  /**
   * Takes the books and the engine.
   *
   * @param olderThan how long ago an order must have been claimed: who claimed it may be starting
   *     it
   */
  public ClaimSweepActivities(
      Store store, WorkflowClient client, Duration olderThan, InstantSource clock) {
    this.store = store;
    this.processes = new OrderProcesses(client);
    this.olderThan = olderThan;
    this.clock = clock;
  }

  @Override
  public int startClaimed() {
    return ActivityFailures.unlessBooksAway(
        () ->
            (int)
                store.orders().unstarted(clock.instant().minus(olderThan), MOST_ORDERS).stream()
                    .filter(this::isStartedNow)
                    .count());
  }

  private boolean isStartedNow(StoredOrder row) {
    try {
      boolean started = processes.start(OrderProcesses.start(row));
      if (started) {
        log.warn("Order {} was claimed and never started: it is started now", row.orderId());
      }
      return started;
    } catch (JacksonException e) {
      log.error("Order {} can't be started with what was claimed", row.orderId(), e);
      return false;
    }
  }
}
