package io.quittance.domain.simulation;

/** What a schedule begins with, so that what is rare by chance alone is met often enough. */
enum Plot {
  /** Nothing in particular. */
  OPEN,
  /** A payment dies, and is asked about again. */
  AFTERLIFE,
  /** A reservation is to be captured. */
  CAPTURE,
  /** Goods are gone, and money goes back. */
  RETURN;

  /** Returns whether calls of an operation mostly go wrong. */
  boolean troubles(Operation operation) {
    return switch (this) {
      case OPEN -> false;
      case AFTERLIFE -> operation == Operation.LOOK_UP;
      case CAPTURE -> operation == Operation.CAPTURE || operation == Operation.LOOK_UP;
      case RETURN -> operation == Operation.REFUND;
    };
  }
}
