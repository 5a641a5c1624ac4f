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
  NEVER
}
