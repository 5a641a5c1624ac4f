package io.quittance.workflows.impl;

import io.quittance.domain.Order;
import io.quittance.domain.OrderStatus;
import io.quittance.domain.Position;
import io.quittance.workflows.contract.OrderWorkflows;
import io.temporal.common.SearchAttributes;
import io.temporal.workflow.Workflow;
import java.util.Objects;

/** What the Temporal UI shows of an order: search attributes to find it by, and its details. */
final class Inspection {

  private final boolean everyStatus;
  private String shownStatus;
  private boolean shownReview;

  private Inspection(boolean everyStatus, String shownStatus, boolean shownReview) {
    this.everyStatus = everyStatus;
    this.shownStatus = shownStatus;
    this.shownReview = shownReview;
  }

  /** Shows an order that is being placed: only a lasting change is worth an event. */
  static Inspection ofPlaced() {
    return new Inspection(false, OrderStatus.AWAITING_PAYMENT.name(), false);
  }

  /** Shows an order that the run took up: it stands elsewhere than where every order begins. */
  static Inspection ofTakenUp() {
    SearchAttributes shown = Workflow.getTypedSearchAttributes();
    return new Inspection(
        true,
        Objects.requireNonNullElse(shown.get(OrderWorkflows.ORDER_STATUS), "none"),
        Boolean.TRUE.equals(shown.get(OrderWorkflows.NEEDS_REVIEW)));
  }

  /** Shows where the order stands now. */
  void show(Order order) {
    Workflow.setCurrentDetails(Details.of(order));
    boolean review = order.review() != null;
    String status = everyStatus || isLasting(order.status()) ? order.status().name() : shownStatus;
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
