package io.quittance.api.orders;

import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.StartOrder;

/**
 * The way of a provider's notice to its order's workflow. Every call is bounded in time and throws
 * {@link OrdersFault} where the engine can't be reached; telling the same twice is telling it once.
 */
public interface Notices {

  /** Returns whether an order runs, which takes no worker. */
  boolean isRunning(String orderId);

  /** Tells an order that runs. */
  NoticeHearing tell(String orderId, CommandRequest notice);

  /**
   * Tells an order that has ended or was stopped, and begins it again by that. A run that is there
   * after all is told instead.
   *
   * @param start what the order was started with
   */
  void reopen(StartOrder start, CommandRequest notice);
}
