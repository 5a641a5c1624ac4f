package io.quittance.workflows.contract;

import io.quittance.domain.Attempt;
import io.quittance.domain.AttemptState;
import io.quittance.domain.Cancellation;
import io.quittance.domain.Order;
import io.quittance.domain.OrderMachine;
import io.quittance.domain.Position;
import io.quittance.domain.Reference;
import io.quittance.domain.Refund;
import io.quittance.domain.RefundState;
import io.quittance.domain.Review;
import io.quittance.domain.WaitingFor;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How an order becomes its view: the only place that knows both. */
final class OrderViewMapping {

  private OrderViewMapping() {}

  static OrderView view(Order order, List<String> allowed) {
    return new OrderView(
        order.id().value(),
        order.terms().customerId(),
        order.terms().description(),
        order.status().name(),
        order.revision(),
        Amount.of(order.terms().amount()),
        order.payBy(),
        money(order),
        order.attempts().stream().map(OrderViewMapping::payment).toList(),
        order.refunds().stream().map(OrderViewMapping::refund).toList(),
        cancellation(order.cancellation()),
        review(order),
        waitingFor(OrderMachine.waitingFor(order)),
        allowed,
        new TreeMap<>(order.terms().metadata()),
        order.createdAt(),
        order.updatedAt(),
        null);
  }

  static OrderView.MoneyView money(Order order) {
    Position position = Position.of(order);
    return new OrderView.MoneyView(
        order.terms().amount().currency().getCurrencyCode(),
        position.authorized(),
        position.captured(),
        position.refunded(),
        position.refunding(),
        position.atRisk(),
        position.adjusted(),
        position.held(),
        order.provenZeroAt());
  }

  private static OrderView.PaymentView payment(Attempt attempt) {
    return new OrderView.PaymentView(
        attempt.reference().text(),
        attempt.provider(),
        attempt.providerReference(),
        attempt.state().label(),
        Amount.of(attempt.money()),
        attempt.state() instanceof AttemptState.Pending pending ? pending.redirectUrl() : null,
        declineCode(attempt.state()));
  }

  private static @Nullable String declineCode(AttemptState state) {
    return switch (state) {
      case AttemptState.Declined s -> s.code();
      case AttemptState.Closed s -> "not_completed";
      case AttemptState other -> null;
    };
  }

  private static OrderView.RefundView refund(Refund refund) {
    return new OrderView.RefundView(
        refund.reference().text(),
        refund.payment().text(),
        refund.state().label(),
        Amount.of(refund.amount()),
        refund.origin().name(),
        refund.reason(),
        refund.expectedBy(),
        refund.state() instanceof RefundState.Failed failed ? text(failed.successor()) : null);
  }

  private static OrderView.@Nullable CancellationView cancellation(
      @Nullable Cancellation cancellation) {
    return cancellation == null
        ? null
        : new OrderView.CancellationView(
            cancellation.requestedAt(), cancellation.requestedBy(), cancellation.reason());
  }

  private static OrderView.@Nullable ReviewView review(Order order) {
    Review review = order.review();
    return review == null
        ? null
        : new OrderView.ReviewView(
            review.kind().name(),
            text(review.concerns()),
            Amount.of(review.amount()),
            review.since(),
            review.evidence(),
            OrderMachine.allowedDecisions(order).stream().map(Enum::name).toList());
  }

  private static OrderView.@Nullable WaitingForView waitingFor(@Nullable WaitingFor waiting) {
    return waiting == null
        ? null
        : new OrderView.WaitingForView(
            waiting.what().name(), text(waiting.reference()), waiting.until());
  }

  private static @Nullable String text(@Nullable Reference reference) {
    return reference == null ? null : reference.text();
  }
}
