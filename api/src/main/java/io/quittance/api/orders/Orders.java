package io.quittance.api.orders;

import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.StartOrder;
import java.util.Optional;

/**
 * All orders, as the facade sees them. Every call is bounded in time and throws {@link OrdersFault}
 * where the orders can't be reached, or {@link io.quittance.store.BooksUnavailable} where that
 * takes the books and they can't.
 */
public interface Orders {

  /** Places an order; placing the same one again finds it. */
  Placing place(StartOrder start);

  /** Returns an order as it is now; empty if there is none of that id. */
  Optional<OrderView> find(String orderId);

  /**
   * Gives an order a command. Giving the same one again is the same command, and is answered by
   * what has become of it since.
   *
   * @param request complete: with its command and its id
   * @param wait how long the caller waits for it to settle
   */
  Answer give(String orderId, CommandRequest request, Wait wait);

  /**
   * Asks an order's workflow for the order itself, as JSON; empty if there is none, or it does not
   * answer in time.
   */
  Optional<String> state(String orderId);
}
