package io.quittance.brokers;

/** The fault of a start that cannot go on: its message is one line for a person. */
final class StartRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StartRefused(String message) {
    super(message);
  }

  /** The line to print. */
  String line() {
    return String.valueOf(getMessage());
  }
}
