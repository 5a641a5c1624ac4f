package io.quittance.domain;

/** Why a provider definitely refused a capture, a close or a refund. */
public enum RefusalCause {
  /** What was to be closed is captured or otherwise final: look at what it is. */
  TOO_LATE,
  /** The money went back before: look at how. */
  ALREADY_REFUNDED,
  /** The account that would receive the refund no longer exists. */
  ACCOUNT_CLOSED,
  /** The payment is older than the provider refunds. */
  TOO_OLD,
  /** The customer disputes the payment: refund and chargeback would pay twice. */
  DISPUTED,
  /** Anything else; another try may succeed. */
  OTHER,
  /**
   * Another return was this one: it was never sent, since the provider had given the money back by
   * itself; or what was taken for the provider's doing turned out to be a refund of ours.
   */
  SUPERSEDED,
  /** A person ended it, and settled the money otherwise. */
  BY_DECISION;

  /** Returns whether trying again can't help, so that a person must decide. */
  public boolean isPermanent() {
    return switch (this) {
      case ACCOUNT_CLOSED, TOO_OLD, DISPUTED -> true;
      case TOO_LATE, ALREADY_REFUNDED, OTHER, SUPERSEDED, BY_DECISION -> false;
    };
  }
}
