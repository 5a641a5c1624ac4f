package io.quittance.domain;

/** What happens to money that is captured after its order ended. */
public enum LatePayment {
  /** It is refunded without asking anyone. */
  AUTO_REFUND,
  /** A person decides. */
  HOLD_FOR_REVIEW
}
