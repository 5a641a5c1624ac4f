package io.quittance.e2e.races.usual;

import java.io.IOException;

/** The payment service as the usual code sees it. */
public interface Payments {

  /**
   * Charges a customer.
   *
   * @param reference the idempotency key
   * @return whether the money was taken; otherwise the charge was declined
   * @throws IOException if no answer came, or none that makes sense
   */
  boolean charge(String reference, long amount, String method) throws IOException;

  /**
   * Returns money.
   *
   * @param reference the idempotency key
   * @throws IOException if it was refused, or no answer came
   */
  void refund(String reference, String charge, long amount) throws IOException;
}
