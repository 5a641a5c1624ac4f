package io.quittance.api.http;

import io.quittance.store.OrderSummary;
import io.quittance.workflows.contract.Amount;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order in a list.
 *
 * @param review what a person must decide; null if nothing
 */
record OrderLine(
    String orderId,
    String customerId,
    String status,
    int revision,
    Amount amount,
    Held money,
    @Nullable String review,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant endedAt) {

  /** Where its money is, in minor units of its currency. */
  @Schema(name = "OrderLineMoney")
  record Held(
      long captured, long refunded, long refunding, long held, @Nullable Instant provenZeroAt) {}

  static OrderLine of(OrderSummary order) {
    return new OrderLine(
        order.orderId(),
        order.customerId(),
        order.status(),
        order.revision(),
        new Amount(order.amount(), order.currency()),
        new Held(
            order.captured(),
            order.refunded(),
            order.refunding(),
            order.held(),
            order.provenZeroAt()),
        order.review(),
        order.createdAt(),
        order.updatedAt(),
        order.endedAt());
  }
}
