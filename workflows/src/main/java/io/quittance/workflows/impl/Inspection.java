package io.quittance.workflows.impl;

import io.quittance.domain.Order;
import io.quittance.domain.OrderStatus;
import io.quittance.domain.Position;
import io.quittance.workflows.contract.OrderWorkflows;
import io.temporal.workflow.Workflow;

/** What the Temporal UI shows of an order: search attributes to find it by, and its details. */
final class Inspection {

  private String shownStatus = OrderStatus.AWAITING_PAYMENT.name();
  private boolean shownReview;

  /**
   * Shows where the order stands now. An upsert is an event, so only a lasting change makes one.
   */
  void show(Order order) {
    Workflow.setCurrentDetails(Details.of(order));
    boolean review = order.review() != null;
    String status = isLasting(order.status()) ? order.status().name() : shownStatus;
    if (status.equals(shownStatus) && review == shownReview) {
      return;
    }
    shownStatus = status;
    shownReview = review;
    Workflow.upsertTypedSearchAttributes(
        OrderWorkflows.ORDER_STATUS.valueSet(status),
        OrderWorkflows.HELD_MINOR.valueSet(Position.of(order).held()),
        OrderWorkflows.NEEDS_REVIEW.valueSet(review));
  }

  private static boolean isLasting(OrderStatus status) {
    return switch (status) {
      case PAID, FULFILLED, CANCELLED, REFUNDED, EXPIRED, COMPLETED -> true;
      case AWAITING_PAYMENT, PAYING, AUTHORIZED, FULFILLING, CANCELLING -> false;
    };
  }
}
