package io.quittance.api.orders;

import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.OrderView.PaymentView;
import io.quittance.workflows.contract.OrderView.RefundView;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a command has led to so far, told from its answer and the order of now. */
public sealed interface CommandProgress {

  /** The statuses of an order that is paid. */
  Set<String> PAID = Set.of("PAID", "FULFILLING", "FULFILLED", "COMPLETED");

  /** It has led to what its caller wanted. */
  record Done() implements CommandProgress {}

  /** Money is moving or its outcome is not known; later it may be done or failed. */
  record Underway() implements CommandProgress {}

  /** The customer must act on the provider's page first: who waits here keeps them from it. */
  record AwaitingCustomer() implements CommandProgress {}

  /**
   * It has led to nothing, and will not.
   *
   * @param field the field that is wrong; null if none is
   * @param declineCode why the payment was declined; null if it was not
   */
  record Failed(ProblemCode code, @Nullable String field, @Nullable String declineCode)
      implements CommandProgress {}

  /** Returns what a command led to: to pay, cancel, fulfil, refund or resolve. */
  static CommandProgress of(CommandReply reply, OrderView order) {
    if (reply.answer() == CommandReply.Answer.REFUSED) {
      String code = Objects.requireNonNull(reply.code(), "a refusal has a code");
      return new Failed(ProblemCode.of(code), reply.field(), null);
    }
    return switch (reply.kind()) {
      case "pay" -> pay(order, reply.reference());
      case "cancel" -> cancel(order);
      case "fulfil" -> fulfil(order);
      case "refund" -> refund(order, reply.reference());
      case "resolve" -> resolve(order);
      default -> throw new IllegalArgumentException("not a command: " + reply.kind());
    };
  }

  private static CommandProgress pay(OrderView order, @Nullable String reference) {
    PaymentView attempt =
        order.payments().stream()
            .filter(payment -> payment.reference().equals(reference))
            .findFirst()
            .orElse(null);
    String state = attempt == null ? "" : attempt.status();
    if (attempt != null && state.equals("DECLINED")) {
      return new Failed(ProblemCode.PAYMENT_DECLINED, null, attempt.declineCode());
    }
    return switch (order.status()) {
      case "CANCELLING" -> failed(ProblemCode.ORDER_CANCELLING);
      case "CANCELLED", "REFUNDED" -> failed(ProblemCode.ORDER_CLOSED);
      default -> isWithCustomer(attempt) ? new AwaitingCustomer() : goingOn(order, state);
    };
  }

  private static boolean isWithCustomer(@Nullable PaymentView attempt) {
    return attempt != null && attempt.awaitsCustomer();
  }

  private static CommandProgress goingOn(OrderView order, String attempt) {
    if (attempt.equals("CLOSED")) {
      return new Failed(ProblemCode.PAYMENT_DECLINED, null, "not_completed");
    }
    boolean isTaken = attempt.equals("CAPTURED") && PAID.contains(order.status());
    boolean isReserved = attempt.equals("AUTHORIZED") && order.status().equals("AUTHORIZED");
    return isTaken || isReserved ? new Done() : new Underway();
  }

  private static CommandProgress cancel(OrderView order) {
    return switch (order.status()) {
      case "CANCELLED", "REFUNDED", "EXPIRED" -> new Done();
      default -> new Underway();
    };
  }

  /**
   * An order that was paid when it was accepted is fulfilled at once: one that is paid now failed.
   */
  private static CommandProgress fulfil(OrderView order) {
    return switch (order.status()) {
      case "FULFILLED", "COMPLETED" -> new Done();
      case "AUTHORIZED", "AWAITING_PAYMENT", "PAID", "EXPIRED" ->
          failed(ProblemCode.CAPTURE_FAILED);
      case "CANCELLING" -> failed(ProblemCode.ORDER_CANCELLING);
      case "CANCELLED", "REFUNDED" -> failed(ProblemCode.ORDER_CLOSED);
      default -> new Underway();
    };
  }

  /** A refund of all of a paid order has no reference of its own: it is a cancel. */
  private static CommandProgress refund(OrderView order, @Nullable String reference) {
    if (reference == null || order.status().equals("REFUNDED")) {
      return cancel(order);
    }
    return isReturned(order, reference) ? new Done() : new Underway();
  }

  private static boolean isReturned(OrderView order, String reference) {
    for (RefundView refund : order.refunds()) {
      if (refund.reference().equals(reference)) {
        String successor = refund.successor();
        return successor == null ? isOver(order, refund) : isReturned(order, successor);
      }
    }
    return false;
  }

  /** One that failed, and about which nobody is asked any more, was settled by a person. */
  private static boolean isOver(OrderView order, RefundView refund) {
    return refund.status().equals("SUCCEEDED")
        || (refund.status().equals("FAILED") && order.review() == null);
  }

  /** While a decision is being carried out, nothing else can be decided. */
  private static CommandProgress resolve(OrderView order) {
    OrderView.ReviewView review = order.review();
    return review != null && review.allowed().isEmpty() ? new Underway() : new Done();
  }

  private static Failed failed(ProblemCode code) {
    return new Failed(code, null, null);
  }
}
