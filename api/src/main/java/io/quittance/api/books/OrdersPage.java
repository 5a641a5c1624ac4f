package io.quittance.api.books;

import io.quittance.store.OrderSummary;
import io.quittance.workflows.contract.Amount;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list of orders, the newest first.
 *
 * @param next the cursor that continues the list; null: it ends here
 */
public record OrdersPage(List<Line> orders, @Nullable String next) {

  /**
   * One order.
   *
   * @param review the kind of the open review; null: none is open
   * @param endedAt when it ended; null: it has not
   */
  @Schema(name = "OrderLine")
  public record Line(
      String orderId,
      String customerId,
      String status,
      int revision,
      Amount amount,
      Money money,
      @Nullable String review,
      Instant createdAt,
      Instant updatedAt,
      @Nullable Instant endedAt) {}

  /**
   * Where its money is, in minor units of the order's currency.
   *
   * @param provenZeroAt since when it is proven that no money is held; null: it is not
   */
  @Schema(name = "OrderLineMoney")
  public record Money(
      long captured, long refunded, long refunding, long held, @Nullable Instant provenZeroAt) {}

  static Line line(OrderSummary order) {
    return new Line(
        order.orderId(),
        order.customerId(),
        order.status(),
        order.revision(),
        new Amount(order.amount(), order.currency()),
        new Money(
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
