package io.quittance.domain.simulation;

/** What happened that only a person may be able to settle. */
enum Trouble {
  WRONG_AMOUNT,
  REFUSED_FOR_GOOD,
  NEVER_RETURNED,
  DISPUTE,
  /** Money was taken or reserved by what had been told to be dead. */
  LATE_MONEY,
  REVERSAL,
  TAKE_BACK,
  /** A look-up was answered by what is not so. */
  WRONG_ANSWER
}
