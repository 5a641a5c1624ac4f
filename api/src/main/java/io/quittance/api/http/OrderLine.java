package io.quittance.api.http;

import io.quittance.store.OrderSummary;
import io.quittance.workflows.contract.Amount;
import io.quittance.workflows.contract.OrderDataConverter;
import io.quittance.workflows.contract.OrderView.ReviewView;
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
    @Nullable Asked review,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant endedAt) {

  /** Where its money is, in minor units of its currency. */
  @Schema(name = "OrderLineMoney")
  record Held(
      long captured, long refunded, long refunding, long held, @Nullable Instant provenZeroAt) {}

  /**
   * What a person must decide about it.
   *
   * @param amount how much money is concerned; null: only the books ask
   * @param since when it was opened; null: only the books ask
   */
  @Schema(name = "OrderLineReview")
  record Asked(
      String kind, @Nullable String concerns, @Nullable Amount amount, @Nullable Instant since) {

    static @Nullable Asked of(OrderSummary order) {
      if (order.review() == null) {
        return null;
      }
      ReviewView shown =
          order.asked() == null
              ? null
              : OrderDataConverter.mapper().readValue(order.asked(), ReviewView.class);
      return shown == null || !shown.kind().equals(order.review())
          ? new Asked(order.review(), null, null, null)
          : new Asked(shown.kind(), shown.concerns(), shown.amount(), shown.since());
    }
  }

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
        Asked.of(order),
        order.createdAt(),
        order.updatedAt(),
        order.endedAt());
  }
}
