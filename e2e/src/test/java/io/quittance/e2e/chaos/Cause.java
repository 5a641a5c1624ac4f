package io.quittance.e2e.chaos;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Why something came to no end, in words. */
final class Cause {

  private Cause() {}

  static String of(Throwable thrown) {
    Throwable cause = thrown.getCause();
    boolean isWrapped =
        thrown instanceof CompletionException || thrown instanceof ExecutionException;
    return isWrapped && cause != null ? of(cause) : thrown.toString();
  }
}
