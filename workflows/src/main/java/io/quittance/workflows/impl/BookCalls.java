package io.quittance.workflows.impl;

import io.quittance.workflows.contract.Appended;
import io.quittance.workflows.contract.FactsToAppend;
import io.quittance.workflows.contract.JournalActivities;
import io.quittance.workflows.contract.OrderState;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** The calls to the books, and how long and how often each is tried. */
final class BookCalls {

  private static final Duration AT_ONCE = Duration.ofSeconds(1);
  private static final Duration IN_THE_END = Duration.ofSeconds(15);

  private BookCalls() {}

  /**
   * Writes facts within this workflow task, in one try of a second.
   *
   * @throws io.temporal.failure.ActivityFailure if the books can't be reached, or refuse
   */
  static Appended appendAtOnce(FactsToAppend facts) {
    LocalActivityOptions options =
        LocalActivityOptions.newBuilder()
            .setStartToCloseTimeout(AT_ONCE)
            .setScheduleToCloseTimeout(AT_ONCE.plusMillis(500))
            .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
            // They were half of a history, are told by the queries, and nothing reads them.
            .setDoNotIncludeArgumentsIntoMarker(true)
            .setSummary(summary(facts))
            .build();
    return Workflow.newLocalActivityStub(JournalActivities.class, options).append(facts);
  }

  /**
   * Writes facts as soon as the books can be reached, however long that takes.
   *
   * @throws io.temporal.failure.ActivityFailure if the books refuse
   */
  static Appended appendInTheEnd(FactsToAppend facts) {
    return Workflow.newActivityStub(JournalActivities.class, withoutEnd(summary(facts)))
        .append(facts);
  }

  private static String summary(FactsToAppend facts) {
    long last = facts.firstSeq() + facts.entries().size() - 1;
    return "Write facts " + facts.firstSeq() + " to " + last + " into the books";
  }

  /** Returns whether a write failed because the books refuse, and not because they are away. */
  static boolean isRefusal(ActivityFailure failure) {
    return failure.getCause() instanceof ApplicationFailure cause
        && JournalActivities.BOOKS_REFUSED.equals(cause.getType());
  }

  /** Reads an order from the books, as soon as they can be reached. */
  static OrderState read(String orderId) {
    return Workflow.newActivityStub(
            JournalActivities.class, withoutEnd("Read the order from the books"))
        .read(orderId);
  }

  private static ActivityOptions withoutEnd(String summary) {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(IN_THE_END)
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(1))
                .setBackoffCoefficient(2)
                .setMaximumInterval(Duration.ofSeconds(10))
                .build())
        .setSummary(summary)
        .build();
  }
}
