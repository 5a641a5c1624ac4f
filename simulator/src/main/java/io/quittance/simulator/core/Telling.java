package io.quittance.simulator.core;

/** How a payment method has the subscriber told of its charges and their refunds. */
enum Telling {
  ONCE,
  /** Nothing is told. */
  NEVER,
  /** Each change is told again and again, in any order. */
  STORM
}
