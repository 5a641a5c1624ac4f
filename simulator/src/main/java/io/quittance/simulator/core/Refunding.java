package io.quittance.simulator.core;

/** What a payment method makes of the refunds of its charges. */
enum Refunding {
  SUCCEEDS,
  /** Refuses a charge's first references. */
  FAILS_AT_FIRST,
  /** Executes at once, and nobody is answered the first time. */
  UNANSWERED,
  /** Answers "pending" and succeeds later. */
  PENDING,
  /** Answers "pending" and stays so. */
  NEVER,
  /** Executes at once, and takes a charge's first refund back after a while. */
  TAKEN_BACK,
  /** Refuses all of them: the account that would receive them is closed. */
  ACCOUNT_CLOSED,
  /** Refuses all of them: the charge is too old. */
  TOO_OLD
}
