package io.quittance.api.orders;

import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.StartOrder;
import java.util.Optional;

/**
 * The books, as far as placing and commands need them. Every call throws {@link
 * io.quittance.store.BooksUnavailable} where their database does not answer.
 */
public interface Books {

  /**
   * Takes an order's id, before anything is started for it.
   *
   * @param view the order as it is to be shown until its facts are in the books
   */
  Claiming claim(StartOrder start, OrderView view);

  /** Returns an order's row; empty if its id was never taken. */
  Optional<BookedOrder> find(String orderId);

  /** Returns what an order answered to a command, without a view; empty if it has not yet. */
  Optional<CommandReply> answer(String orderId, String commandId);
}
