package io.quittance.workflows.impl.simulation;

import io.quittance.domain.Answer;
import io.quittance.domain.CommandId;
import io.quittance.domain.Order;
import io.quittance.domain.RefusalCode;
import io.quittance.domain.simulation.Violation;
import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.FactJson;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.OrderWorkflow;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** What a workflow must be able to show when its order has come to rest. */
final class Examination {

  private static final long ANSWERS_WITHIN_SECONDS = 10;

  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");

  private final OrderInEngine order;
  private final Engine engine;

  Examination(OrderInEngine order, Engine engine) {
    this.order = order;
    this.engine = engine;
  }

  void examine() throws Exception {
    runAndBooksAgree();
    for (OrderInEngine.Awaited awaited : order.awaited()) {
      isAnswered(awaited);
    }
    for (String run : order.runs()) {
      engine.replay(engine.history(order.id, run));
    }
  }

  private void runAndBooksAgree() {
    Order booked = order.read();
    OrderWorkflow run = engine.order(order.id);
    OrderView view = run.view();
    agree("view", OrderView.of(booked, view.updatedAt()).toString(), view.toString());
    agree("fold", FactJson.writeOrder(booked), run.state());
    List<String> ofRun = run.facts();
    List<String> written = order.books.written();
    boolean hasAll = order.runs().size() == 1 && !wasCarriedOn();
    int from = hasAll ? 0 : Math.max(0, written.size() - ofRun.size());
    agree("I8", written.subList(from, written.size()).toString(), ofRun.toString());
  }

  /** A run that was carried on as new tells the facts since then. */
  private boolean wasCarriedOn() {
    return !order
        .lastHistory()
        .getEvents()
        .getFirst()
        .getWorkflowExecutionStartedEventAttributes()
        .getContinuedExecutionRunId()
        .isEmpty();
  }

  private void agree(String rule, String books, String run) {
    if (!told(books).equals(told(run))) {
      throw new Violation(rule, "the books have " + books + ", the run has " + run);
    }
  }

  /**
   * When a call is withdrawn that no worker had taken, the engine says so within the same task's
   * events, so that a replay learns of it by some milliseconds earlier than the run did at first:
   * its times are not the books'.
   */
  private String told(String what) {
    return order.worker.withdrawals() == 0 ? what : TIME.matcher(what).replaceAll("then");
  }

  /** I5, and that nobody waits for ever. */
  private void isAnswered(OrderInEngine.Awaited awaited) throws Exception {
    CommandReply reply;
    try {
      reply = awaited.answer().get(ANSWERS_WITHIN_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new Violation("answer", "nobody answers " + awaited.request());
    }
    CommandId id = new CommandId(Objects.requireNonNull(awaited.request().commandId()));
    Answer kept = order.read().answers().get(id);
    if (kept == null || RefusalCode.COMMAND_ID_REUSED.code().equals(reply.code())) {
      return;
    }
    CommandReply again =
        CommandReply.of(
            kept.kind(), kept.fingerprint(), kept.reply(), reply.view(), reply.recorded());
    if (!again.equals(reply)) {
      throw new Violation("I5", awaited.request() + " was answered " + reply + ", now " + again);
    }
  }
}
