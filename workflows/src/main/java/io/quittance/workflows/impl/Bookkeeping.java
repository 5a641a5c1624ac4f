package io.quittance.workflows.impl;

import io.quittance.domain.Fact;
import io.quittance.domain.Order;
import io.quittance.domain.Review;
import io.quittance.workflows.contract.Appended;
import io.quittance.workflows.contract.FactJson;
import io.quittance.workflows.contract.FactsToAppend;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.StartOrder;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The writing of an order's facts into the books: in order, in batches, in a thread of its own. The
 * SDK withholds a task's commands while its local activities run, so there is one such try of a
 * second; a database that is away delays the books from then on, and not the money.
 *
 * <p>A local activity writes before its task is accepted by the engine. If the task is lost then,
 * the books have facts that this run has to make again, at another time and perhaps after other
 * messages. What stands in the books stands: the run goes on from there ({@link
 * CurrentOrder#rebase}).
 */
final class Bookkeeping {

  private static final int MOST_FACTS = 200;
  private static final Duration PAUSE_AT_A_GAP = Duration.ofHours(1);
  private static final Duration PAUSE_AT_A_REFUSAL = Duration.ofHours(1);

  private final CurrentOrder order;
  private final StartOrder start;
  private boolean kept;
  private boolean behind;
  private long withdrawnTask;

  Bookkeeping(CurrentOrder order, StartOrder start) {
    this.order = order;
    this.start = start;
  }

  /** Begins to write, and goes on for as long as the run lasts. */
  void keep() {
    kept = true;
    if (isWritten()) {
      order.booksAccept(); // a run before this one asked, and ended before it was told
    }
    Async.procedure(this::writeForEver);
  }

  /** Returns whether this run writes into the books at all; those of an older version don't. */
  boolean isKept() {
    return kept;
  }

  /** Returns whether the books have everything. */
  boolean isWritten() {
    return !kept || order.unwritten().isEmpty();
  }

  /** Returns whether the books have everything, or can't have it for now. */
  boolean isWrittenOrBehind() {
    return behind || isWritten();
  }

  /** Returns whether calls that a task begins must not leave it: what they rest on has changed. */
  boolean isWithdrawn(long task) {
    return withdrawnTask == task;
  }

  private void writeForEver() {
    while (true) {
      Workflow.await(() -> !order.unwritten().isEmpty());
      List<Move> moves = batch();
      try {
        take(moves, write(facts(moves)));
      } catch (ActivityFailure e) {
        reportRefusal(e);
      }
    }
  }

  private List<Move> batch() {
    List<Move> batch = new ArrayList<>();
    int facts = 0;
    for (Move move : order.unwritten()) {
      facts += move.entries().size();
      if (!batch.isEmpty() && facts > MOST_FACTS) {
        break;
      }
      batch.add(move);
    }
    return batch;
  }

  private FactsToAppend facts(List<Move> moves) {
    return new FactsToAppend(
        order.get().id().value(),
        order.nextToWrite(),
        Workflow.getInfo().getRunId(),
        start,
        moves.stream().flatMap(move -> move.entries().stream()).toList(),
        OrderView.of(after(moves), CurrentOrder.now()));
  }

  /** The row must not be ahead of its journal: it tells the order after these facts. */
  private Order after(List<Move> moves) {
    List<Move> unwritten = order.unwritten();
    return moves.size() < unwritten.size() ? unwritten.get(moves.size()).before() : order.get();
  }

  private Appended write(FactsToAppend facts) {
    if (!behind) {
      try {
        return BookCalls.appendAtOnce(facts);
      } catch (ActivityFailure e) {
        behind = true;
        if (BookCalls.isRefusal(e)) {
          throw e;
        }
      }
    }
    Appended appended = BookCalls.appendInTheEnd(facts);
    behind = false;
    return appended;
  }

  private void take(List<Move> moves, Appended appended) {
    switch (appended.result()) {
      case WRITTEN -> {
        order.written(moves);
        order.booksAccept();
        appended.clashes().forEach(clash -> order.report(Review.Kind.REFERENCE_CLASH, clash));
      }
      case CONFLICT -> goOnFromTheBooks(appended);
      case GAP -> reportGap(appended);
    }
  }

  private void goOnFromTheBooks(Appended conflict) {
    List<Fact> standing = conflict.standing().stream().map(FactJson::read).toList();
    withdrawnTask = CurrentOrder.task();
    order.rebase(standing);
    if (conflict.ownRun()) {
      order.takeBackLostCalls();
    } else {
      order.report(Review.Kind.JOURNAL_CONFLICT, String.valueOf(conflict.evidence()));
    }
  }

  /** Only somebody who restored the database from a backup can help, and may be about to. */
  private void reportGap(Appended gap) {
    behind = true;
    order.report(Review.Kind.JOURNAL_CONFLICT, String.valueOf(gap.evidence()));
    Workflow.sleep(PAUSE_AT_A_GAP);
  }

  /**
   * Only another release can mend what these facts say, and then does: what the books write because
   * of a fact is worked out again when the run is replayed.
   */
  private void reportRefusal(ActivityFailure refusal) {
    behind = true;
    order.booksRefuse(evidence(refusal));
    TimerOptions options = TimerOptions.newBuilder().setSummary("Try the books again").build();
    Workflow.newTimer(PAUSE_AT_A_REFUSAL, options).get();
  }

  private static String evidence(ActivityFailure refusal) {
    return refusal.getCause() instanceof ApplicationFailure cause
        ? cause.getOriginalMessage()
        : String.valueOf(refusal.getCause());
  }
}
