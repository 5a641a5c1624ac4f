package io.quittance.store;

/** The fault of a database that does not answer: nothing is wrong with what was asked. */
public final class BooksUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Takes a line for the log, and what was seen of the database. */
  public BooksUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
