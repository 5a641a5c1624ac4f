package io.quittance.domain;

import java.util.Optional;

/**
 * The name under which one payment attempt or refund is known to its provider: its idempotency key
 * there, and the handle by which its outcome can be asked for after any failure.
 *
 * <p>A reference is a decision: numbered by the machine and recorded before the call, never made
 * from an activity's attempt or a random number, so that a repeated send is always the same one.
 */
public sealed interface Reference {

  /** Returns the order whose money this is about. */
  OrderId order();

  /** Returns the number of the attempt or refund within its order, from 1. */
  int number();

  /** Returns the text sent to the provider, such as {@code A-1-p1} or {@code A-1-r1}. */
  String text();

  /**
   * Returns the reference that a text stands for.
   *
   * @throws IllegalArgumentException if it is no reference of ours
   */
  static Reference parse(String text) {
    int dash = text.lastIndexOf('-');
    if (dash < 1 || dash + 2 > text.length()) {
      throw new IllegalArgumentException("not a reference: " + text);
    }
    OrderId order = new OrderId(text.substring(0, dash));
    int number = Integer.parseInt(text.substring(dash + 2));
    return switch (text.charAt(dash + 1)) {
      case 'p' -> new ToPayment(order, number);
      case 'r' -> new ToRefund(order, number);
      default -> throw new IllegalArgumentException("not a reference: " + text);
    };
  }

  /** Returns the reference that a text stands for; empty if it is none of ours. */
  static Optional<Reference> find(String text) {
    try {
      return Optional.of(parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The reference of a payment attempt, {@code {orderId}-p{n}}. */
  record ToPayment(OrderId order, int number) implements Reference {
    @Override
    public String text() {
      return order + "-p" + number;
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /** The reference of a refund, {@code {orderId}-r{n}}. */
  record ToRefund(OrderId order, int number) implements Reference {
    @Override
    public String text() {
      return order + "-r" + number;
    }

    @Override
    public String toString() {
      return text();
    }
  }
}
