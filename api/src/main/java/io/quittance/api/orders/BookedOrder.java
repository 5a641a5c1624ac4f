package io.quittance.api.orders;

import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.StartOrder;

/**
 * An order as its row in the books tells it.
 *
 * @param start what its workflow was, or is to be, started with
 * @param view the order as it is shown; what its claim foretold while it is not recorded
 * @param recorded whether the books have any of its facts; if not, its id is taken and no more
 */
public record BookedOrder(StartOrder start, OrderView view, boolean recorded) {

  /** Returns the shop's name for it. */
  public String orderId() {
    return start.orderId();
  }
}
