package io.quittance.domain;

/**
 * What a provider's notice says has become of an attempt or a refund. It is never taken for true
 * (rule 7): it only tells whether there is anything to look at that the order does not know.
 */
public enum NoticeClaim {
  /** The customer must act, or the charge is still being executed. */
  PENDING,
  /** The money is reserved. */
  AUTHORIZED,
  /** The money is taken. */
  CAPTURED,
  /** The payment was refused. */
  DECLINED,
  /** The payment was voided, closed or has run out. */
  CLOSED,
  /** The provider gave the money back by itself. */
  REVERSED,
  /** The customer disputes the payment at the bank. */
  DISPUTED,
  /** The refund is on its way. */
  REFUND_PENDING,
  /** The money went back. */
  REFUNDED,
  /** The refund failed, or was taken back after it had succeeded. */
  REFUND_FAILED
}
