package io.quittance.activities;

import io.quittance.domain.Outcome;
import io.quittance.store.BooksRefused;
import io.quittance.store.BooksUnavailable;
import io.quittance.workflows.contract.JournalActivities;
import io.quittance.workflows.contract.PaymentActivities;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is a failure that a repetition of the same call may mend. It is the only place that decides
 * this; everything else a provider or the books say is a value.
 */
final class ActivityFailures {

  /** Longer pauses are not waited for here, where they would keep the order from anything else. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private ActivityFailures() {}

  /**
   * Returns the outcome of a refund, or fails if it was certainly not sent and may soon be again.
   */
  static Outcome unlessNotSent(Outcome outcome) {
    if (outcome instanceof Outcome.NotSent notSent && isShort(notSent.retryAfter())) {
      throw about(PaymentActivities.NOT_SENT, notSent);
    }
    return outcome;
  }

  /**
   * Returns the outcome of a question or a close, or fails if there is none: asking is harmless.
   */
  static Outcome unlessNoAnswer(Outcome outcome) {
    if (outcome instanceof Outcome.Unknown unknown) {
      throw about(PaymentActivities.NO_ANSWER, unknown);
    }
    return unlessNotSent(outcome);
  }

  /** Returns what the books say, or fails if they can't be reached: saying it again is harmless. */
  static <T> T unlessBooksAway(Supplier<T> said) {
    try {
      return said.get();
    } catch (BooksUnavailable e) {
      throw benign(JournalActivities.BOOKS_UNAVAILABLE, String.valueOf(e.getMessage())).build();
    }
  }

  /**
   * Returns what the books say to something that is to be written, or fails: to be tried again if
   * they can't be reached, and for good if they refuse it, or no row can be made of it.
   */
  static <T> T unlessBooksRefuse(Supplier<T> said) {
    try {
      return unlessBooksAway(said);
    } catch (BooksRefused | IllegalArgumentException e) {
      throw ApplicationFailure.newBuilder()
          .setType(JournalActivities.BOOKS_REFUSED)
          .setMessage(String.valueOf(e.getMessage()).lines().findFirst().orElse(""))
          .setCause(e)
          .setNonRetryable(true)
          .build();
    }
  }

  /** Returns what says that a provider does not tell its list: asking again is harmless. */
  static ApplicationFailure noStatement(String provider, String why) {
    return benign(PaymentActivities.NO_ANSWER, provider + " does not tell its charges: " + why)
        .build();
  }

  private static boolean isShort(@Nullable Duration pause) {
    return pause == null || pause.compareTo(LONGEST_PAUSE) <= 0;
  }

  private static ApplicationFailure about(String type, Outcome outcome) {
    ApplicationFailure.Builder failure = benign(type, type + " about " + outcome.of());
    if (outcome instanceof Outcome.NotSent notSent && notSent.retryAfter() != null) {
      failure.setNextRetryDelay(notSent.retryAfter());
    }
    return failure.build();
  }

  /** Benign: the order goes on by itself, so it is neither an error in logs nor an alert. */
  private static ApplicationFailure.Builder benign(String type, String message) {
    return ApplicationFailure.newBuilder()
        .setType(type)
        .setMessage(message)
        .setCategory(ApplicationErrorCategory.BENIGN);
  }
}
