package io.quittance.domain;

/** When the money of a payment is taken. */
public enum CaptureMode {
  /** At once, when the customer pays. */
  SALE,
  /** Reserved when the customer pays, taken when the order is fulfilled. */
  AUTHORIZE
}
