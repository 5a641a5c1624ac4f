package io.quittance.domain;

import java.util.Locale;

/** Why a command was refused: a stable code that callers branch on. */
public enum RefusalCode {
  /** The order is paid already. */
  ALREADY_PAID,
  /** An attempt is sent or of unknown outcome; another could pay twice. */
  PAYMENT_IN_FLIGHT,
  /** Nothing is taken that could be fulfilled or refunded. */
  NOT_PAID,
  /** A cancel was accepted before. */
  ORDER_CANCELLING,
  /** The order has ended, or its time to pay is over. */
  ORDER_CLOSED,
  /** The goods are on their way: a refund is what is left. */
  ALREADY_FULFILLED,
  /** All of the money is on its way back. */
  REFUND_IN_FLIGHT,
  /** More was asked for than is held. */
  REFUND_EXCEEDS_HELD,
  /** The order has moved on since the revision that the caller has seen. */
  REVISION_CHANGED,
  /** That review is not open, or the order has moved on since the person has seen it. */
  REVIEW_STALE,
  /** The customer disputes the payment at the bank: refund and chargeback would pay twice. */
  PAYMENT_DISPUTED,
  /** This command id was used for another command before. */
  COMMAND_ID_REUSED,
  /** A field is missing or not acceptable. */
  FIELD_INVALID,
  /** An amount is missing, zero, negative, fractional or too large. */
  AMOUNT_INVALID,
  /** The order can't be paid through that provider. */
  PROVIDER_UNKNOWN,
  /** This release does not do that yet. */
  NOT_AVAILABLE;

  /** Returns the code as it stands in JSON, such as {@code already_paid}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
