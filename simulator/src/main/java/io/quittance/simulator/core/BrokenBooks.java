package io.quittance.simulator.core;

/** The fault of books that contradict themselves. */
public final class BrokenBooks extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A fault with a sentence that says what is contradicted. */
  public BrokenBooks(String message) {
    super(message);
  }
}
