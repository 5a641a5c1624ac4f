package io.quittance.workflows.contract;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** How an order is started that was claimed by somebody who could not start it any more. */
@ActivityInterface
public interface ClaimActivities {

  /** Starts the orders that were claimed a while ago and have no fact yet; returns how many. */
  @ActivityMethod(name = "StartClaimedOrders")
  int startClaimed();
}
