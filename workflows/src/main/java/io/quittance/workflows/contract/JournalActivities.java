package io.quittance.workflows.contract;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** How an order writes its facts into the books, and reads itself from them. */
@ActivityInterface
public interface JournalActivities {

  /** The failure type that says: the books can't be reached, and nothing is wrong otherwise. */
  String BOOKS_UNAVAILABLE = "BooksUnavailable";

  /** The failure type that says: these facts can't be written as they are, now or ever. */
  String BOOKS_REFUSED = "BooksRefused";

  /**
   * Writes facts. Idempotent: what stands there already and says the same is passed over. Fails,
   * and is to be repeated, while the books can't be reached; fails for good where they refuse.
   */
  @ActivityMethod(name = "Append")
  Appended append(FactsToAppend facts);

  /** Reads an order's state from its journal. */
  @ActivityMethod(name = "ReadJournal")
  OrderState read(String orderId);
}
