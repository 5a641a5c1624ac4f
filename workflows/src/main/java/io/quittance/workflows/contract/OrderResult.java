package io.quittance.workflows.contract;

import io.quittance.domain.Order;
import io.quittance.domain.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an order ended: the result of its workflow.
 *
 * @param status an ended status
 * @param held taken and not returned, in minor units
 * @param provenZeroAt since when it is proven that no money is held; null if some is
 */
public record OrderResult(
    String orderId,
    String status,
    int revision,
    String currency,
    long captured,
    long refunded,
    long held,
    @Nullable Instant provenZeroAt) {

  /** Returns the result of an order that has ended. */
  public static OrderResult of(Order order) {
    Position position = Position.of(order);
    return new OrderResult(
        order.id().value(),
        order.status().name(),
        order.revision(),
        order.terms().amount().currency().getCurrencyCode(),
        position.captured(),
        position.refunded(),
        position.held(),
        order.provenZeroAt());
  }
}
