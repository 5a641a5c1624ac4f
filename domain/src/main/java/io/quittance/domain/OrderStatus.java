package io.quittance.domain;

/** Where an order stands, as shops and shoppers see it. */
public enum OrderStatus {
  /** Placed; a payment may be tried. */
  AWAITING_PAYMENT,
  /** One attempt is sent, pending with the customer, or of unknown outcome. */
  PAYING,
  /** The money is reserved, not yet taken. */
  AUTHORIZED,
  /** The money is taken. */
  PAID,
  /** The capture that fulfilment needs is on its way or unknown. */
  FULFILLING,
  /** Goods may go; only refunds are possible, until the refund window ends. */
  FULFILLED,
  /** The cancel is accepted; the money is not yet proven zero. */
  CANCELLING,
  /** Ended: nothing was taken. */
  CANCELLED,
  /** Ended: what was taken was returned. */
  REFUNDED,
  /** Ended: not paid in time. */
  EXPIRED,
  /** Ended: fulfilled, refund window over, no refund open. */
  COMPLETED;

  /** Returns whether commands can no longer move the order (rule 10: ended for commands). */
  public boolean isEnded() {
    return switch (this) {
      case CANCELLED, REFUNDED, EXPIRED, COMPLETED -> true;
      case AWAITING_PAYMENT, PAYING, AUTHORIZED, PAID, FULFILLING, FULFILLED, CANCELLING -> false;
    };
  }
}
