package io.quittance.workflows.impl;

import io.quittance.domain.OrderMachine;
import io.quittance.domain.Outcome;
import io.quittance.domain.ProviderTraits;
import io.quittance.domain.Step;
import io.quittance.workflows.contract.StartOrder;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The one loop of a run, from which every call to a provider is made. */
final class OrderLoop {

  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  private final CurrentOrder order;
  private final Bookkeeping books;
  private final StartOrder start;
  private final CancellationScope root;
  private final Inspection inspection;
  private final Deadline deadline = new Deadline();

  /**
   * Takes what the loop works on.
   *
   * @param start with what the run began
   * @param root the scope that Temporal's cancel is requested of
   */
  OrderLoop(
      CurrentOrder order,
      Bookkeeping books,
      Inspection inspection,
      StartOrder start,
      CancellationScope root) {
    this.order = order;
    this.books = books;
    this.inspection = inspection;
    this.start = start;
    this.root = root;
  }

  /** Returns when the order has ended, everybody is answered and the books have it all. */
  void untilTheMoneyIsAccountedFor() {
    while (true) {
      order.elapse();
      inspection.show(order.get());
      switch (next()) {
        case Step.Call call -> perform(call);
        case Step.AwaitUntil wait -> await(wait.until());
        case Step.Done done -> {
          deadline.clear();
          Workflow.await(() -> !isDone() || isQuiet());
          if (isDone()) {
            return;
          }
        }
      }
    }
  }

  private Step next() {
    return OrderMachine.next(order.get(), CurrentOrder.now());
  }

  private boolean isDone() {
    return next() instanceof Step.Done;
  }

  private boolean isQuiet() {
    return Workflow.isEveryHandlerFinished() && books.isWritten();
  }

  private void perform(Step.Call call) {
    order.begin(call);
    inspection.show(order.get());
    long task = CurrentOrder.task();
    Outcome outcome = StepRunner.perform(call, usefulFor(call), () -> isUnwanted(call, task));
    order.apply(outcome);
  }

  /** A charge loses its purpose to a cancel; any call may turn out to be based on nothing. */
  private boolean isUnwanted(Step.Call call, long task) {
    return (call instanceof Step.Charge && order.get().isCancelling()) || books.isWithdrawn(task);
  }

  private Duration usefulFor(Step.Call call) {
    return call instanceof Step.Refund ? untilForgotten(call) : untilPayBy();
  }

  private Duration untilForgotten(Step.Call call) {
    ProviderTraits traits = order.get().terms().providers().get(call.provider());
    return Objects.requireNonNull(traits, "of every attempt the provider is known")
        .sendAgainWithin();
  }

  private Duration untilPayBy() {
    Duration left = Duration.between(CurrentOrder.now(), order.get().payBy());
    return left.compareTo(A_MOMENT) < 0 ? A_MOMENT : left;
  }

  private void await(@Nullable Instant until) {
    int seen = order.version();
    deadline.await(
        until,
        Details.waitingFor(order.get()),
        () -> order.version() != seen || isTimeForAnotherRun());
    if (isTimeForAnotherRun()) {
      Workflow.continueAsNew(start.from(Beginnings.carriedOn(order)));
    }
  }

  /** After a request to cancel the SDK would close the run whatever it does: it goes on then. */
  private boolean isTimeForAnotherRun() {
    return Workflow.getInfo().isContinueAsNewSuggested()
        && books.isKept()
        && isQuiet()
        && !root.isCancelRequested();
  }
}
