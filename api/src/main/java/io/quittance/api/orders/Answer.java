package io.quittance.api.orders;

import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.OrderView;
import org.jspecify.annotations.Nullable;

/** What a command came to within the time its caller waits. */
public sealed interface Answer {

  /**
   * The order has answered.
   *
   * @param reply the answer, which never changes
   * @param order the order of now, by which one sees what the answer led to
   */
  record Given(CommandReply reply, OrderView order) implements Answer {}

  /**
   * The command is durable and will be answered.
   *
   * @param order the order of now; null if nobody could tell in time
   */
  record Kept(@Nullable OrderView order) implements Answer {}

  /** There is no order of that id. */
  record NoSuchOrder() implements Answer {}
}
