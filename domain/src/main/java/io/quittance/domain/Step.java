package io.quittance.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What must happen next with an order. */
public sealed interface Step {

  /** A step that calls a provider, about one attempt or refund. */
  sealed interface Call extends Step {
    /** Returns which attempt or refund the call is about. */
    Reference reference();

    /** Returns the provider to call. */
    String provider();
  }

  /**
   * Take the money, or reserve it.
   *
   * @param method the provider's token for the customer's means of payment
   * @param capture false to reserve only
   * @param returnUrl where the customer's browser goes after a redirect, null if nowhere
   */
  record Charge(
      Reference.ToPayment reference,
      String provider,
      String method,
      Money amount,
      boolean capture,
      @Nullable String returnUrl)
      implements Call {}

  /** Take the money that is reserved. */
  record Capture(Reference.ToPayment reference, String provider, Money amount) implements Call {}

  /** Void what is reserved, or close a pending or never-seen reference so that it can't execute. */
  record Close(Reference.ToPayment reference, String provider) implements Call {}

  /**
   * Return money.
   *
   * @param payment the attempt whose money goes back
   * @param chargeName the name under which the provider knows that attempt: ours, except for money
   *     that no order asked for
   */
  record Refund(
      Reference.ToRefund reference,
      Reference.ToPayment payment,
      String chargeName,
      String provider,
      Money amount)
      implements Call {

    /** Returns money of an attempt that the provider knows under our reference. */
    public Refund(
        Reference.ToRefund reference, Reference.ToPayment payment, String provider, Money amount) {
      this(reference, payment, payment.text(), provider, amount);
    }
  }

  /**
   * Ask the provider what became of an attempt or refund.
   *
   * @param name the name under which the provider knows it: our reference, except for money that no
   *     order asked for
   */
  record LookUp(Reference reference, String name, String provider) implements Call {

    /** Asks about what the provider knows under our reference. */
    public LookUp(Reference reference, String provider) {
      this(reference, reference.text(), provider);
    }
  }

  /**
   * Wait for a message.
   *
   * @param until when waiting ends by itself; null: never
   */
  record AwaitUntil(@Nullable Instant until) implements Step {}

  /** The order has ended, with its money accounted for. */
  record Done() implements Step {}
}
