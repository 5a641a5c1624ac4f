package io.quittance.simulator.core;

/** What a payment method makes of a charge. */
enum Charging {
  CAPTURES,
  DECLINES,
  /** Executes later; the caller is answered then. */
  SLOW,
  /** Never arrives: nothing is executed and nobody is answered. */
  LOST,
  /** Executes at once, and nobody is answered. */
  UNANSWERED,
  /** Arrives and executes later, and nobody is answered. */
  DELAYED,
  /** Executes at once, and the answer is a 500. */
  FAILS_AFTER,
  /** Executes at once, and takes less than was asked for. */
  TAKES_LESS,
  /** Executes at once; what is taken is given back after a while without anybody asking for it. */
  REVERSES,
  /** Can be reserved; what is reserved can't be taken. */
  CAPTURE_FAILS,
  /** Executes at once; what is only reserved is released after a while. */
  EXPIRES,
  /** Answers "pending" and waits for what the customer does, for ever. */
  REDIRECTS,
  /** Is refused unexecuted with 429 at first. */
  RATE_LIMITED
}
