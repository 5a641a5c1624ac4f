package io.quittance.activities;

import io.quittance.domain.Outcome;
import io.quittance.workflows.contract.PaymentActivities;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which outcomes are failures that a repetition of the same call may mend. It is the only place
 * that decides this; everything else a provider says is a value for the machine.
 */
final class ProviderFailures {

  /** Longer pauses are not waited for here, where they would keep the order from anything else. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private ProviderFailures() {}

  /**
   * Returns the outcome of a refund, or fails if it was certainly not sent and may soon be again.
   */
  static Outcome unlessNotSent(Outcome outcome) {
    if (outcome instanceof Outcome.NotSent notSent && isShort(notSent.retryAfter())) {
      throw failure(PaymentActivities.NOT_SENT, notSent);
    }
    return outcome;
  }

  /**
   * Returns the outcome of a question or a close, or fails if there is none: asking is harmless.
   */
  static Outcome unlessNoAnswer(Outcome outcome) {
    if (outcome instanceof Outcome.Unknown unknown) {
      throw failure(PaymentActivities.NO_ANSWER, unknown);
    }
    return unlessNotSent(outcome);
  }

  private static boolean isShort(@Nullable Duration pause) {
    return pause == null || pause.compareTo(LONGEST_PAUSE) <= 0;
  }

  /** Benign: the machine goes on by itself, so it is neither an error in logs nor an alert. */
  private static ApplicationFailure failure(String type, Outcome outcome) {
    ApplicationFailure.Builder failure =
        ApplicationFailure.newBuilder()
            .setType(type)
            .setMessage(type + " about " + outcome.of())
            .setCategory(ApplicationErrorCategory.BENIGN);
    if (outcome instanceof Outcome.NotSent notSent && notSent.retryAfter() != null) {
      failure.setNextRetryDelay(notSent.retryAfter());
    }
    return failure.build();
  }
}
