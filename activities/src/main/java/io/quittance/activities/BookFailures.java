package io.quittance.activities;

import io.quittance.store.BooksUnavailable;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;

/** Which failures of the books a repetition may mend. */
final class BookFailures {

  private BookFailures() {}

  /** Benign: the facts are kept by the order meanwhile, and are written when the books are back. */
  static ApplicationFailure unavailable(BooksUnavailable cause) {
    return ApplicationFailure.newBuilder()
        .setType("BooksUnavailable")
        .setMessage("The books do not answer: " + cause.getMessage())
        .setCategory(ApplicationErrorCategory.BENIGN)
        .build();
  }

  /**
   * An order can't be taken up from books that have nothing of it, however often they are asked.
   */
  static ApplicationFailure unknownOrder(String orderId) {
    return ApplicationFailure.newNonRetryableFailure(
        "The books have no order " + orderId, "UnknownOrder");
  }
}
