package io.quittance.store;

/** The fault of a database that refuses what was asked: asked the same, it will refuse again. */
public final class BooksRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Takes a line for a person, and what the database said. */
  public BooksRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
