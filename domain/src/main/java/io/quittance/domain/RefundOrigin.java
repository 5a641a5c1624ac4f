package io.quittance.domain;

/** Why money goes back. */
public enum RefundOrigin {
  /** The order was cancelled. */
  CANCEL,
  /** Somebody asked for a refund. */
  REQUEST,
  /** Money came in after the order had ended. */
  LATE_PAYMENT,
  /** The order was paid twice. */
  DUPLICATE,
  /** The provider gave the money back by itself. */
  PROVIDER
}
