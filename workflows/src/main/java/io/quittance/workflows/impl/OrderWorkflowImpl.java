package io.quittance.workflows.impl;

import io.quittance.domain.Answer;
import io.quittance.domain.Command;
import io.quittance.domain.CommandId;
import io.quittance.domain.CommandKind;
import io.quittance.domain.Decision;
import io.quittance.domain.NoticeStanding;
import io.quittance.domain.OrderMachine;
import io.quittance.domain.Reply;
import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.FactJson;
import io.quittance.workflows.contract.OrderResult;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.OrderWorkflow;
import io.quittance.workflows.contract.StartOrder;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.MDC;
import tools.jackson.databind.JsonNode;

/**
 * The shell around {@link OrderMachine}: it holds the order, answers messages the moment they
 * arrive and never calls out while doing so, and has one loop from which every call is made. So
 * messages take effect in the order of the history, without locks.
 */
public final class OrderWorkflowImpl implements OrderWorkflow {

  private static final Logger log = Workflow.getLogger(OrderWorkflowImpl.class);

  private final CurrentOrder order = new CurrentOrder();
  private final Bookkeeping books;
  private int unnamedCommands;

  /** Places the order, so that it exists before the first message is handled. */
  @WorkflowInit
  public OrderWorkflowImpl(StartOrder start) {
    books = new Bookkeeping(order, start);
    Beginnings.begin(order, start);
  }

  @Override
  public OrderResult run(StartOrder start) {
    Versions versions = Versions.readAll();
    CancellationScope root = CancellationScope.current();
    Workflow.newDetachedCancellationScope(() -> goOn(start, versions, root)).run();
    return OrderResult.of(order.get());
  }

  private void goOn(StartOrder start, Versions versions, CancellationScope root) {
    if (!order.isKnown()) {
      order.take(BookCalls.read(start.orderId()));
    }
    takeAsACommand(root.getCancellationRequest());
    if (versions.keepsBooks()) {
      books.keep();
    }
    boolean takenUp = start.from() != null && versions.showsWhatItTakesUp();
    Inspection inspection = takenUp ? Inspection.ofTakenUp() : Inspection.ofPlaced();
    new OrderLoop(order, books, inspection, start, root).untilTheMoneyIsAccountedFor();
  }

  /** Somebody presses "cancel workflow": that is an operator who wants the order cancelled. */
  private void takeAsACommand(Promise<String> cancellation) {
    cancellation.thenApply(
        reason -> {
          String id = "operator-" + Workflow.getInfo().getOriginalExecutionRunId();
          CommandRequest cancel = CommandRequest.cancel(id, "operator", reason);
          return decide(cancel.toCommand(CommandKind.CANCEL, () -> id));
        });
  }

  @Override
  public CommandReply execute(CommandRequest request) {
    CommandKind kind = request.kind();
    Command command = request.toCommand(kind, this::nameForTheUnnamed);
    awaitDetached(order::isKnown);
    Reply reply = decide(command);
    awaitDetached(() -> isAnswered(command, reply) && books.isWrittenOrBehind());
    return CommandReply.of(
        kind, command.header().fingerprint(), standing(command), view(), books.isWritten());
  }

  private boolean isAnswered(Command command, Reply reply) {
    return !(reply instanceof Reply.Accepted)
        || OrderMachine.isAnswered(order.get(), command.header().id());
  }

  /** What stands in the books may have been decided otherwise than it was here at first. */
  private Reply standing(Command command) {
    Decision again = OrderMachine.decide(order.get(), command, CurrentOrder.now());
    return Objects.requireNonNull(again.reply(), "a command is always answered");
  }

  /** A handler must wait also while the run is asked to cancel. */
  private static void awaitDetached(Supplier<Boolean> condition) {
    if (!condition.get()) {
      Workflow.newDetachedCancellationScope(() -> Workflow.await(condition)).run();
    }
  }

  @Override
  public void validate(CommandRequest request) {
    if (!request.isComplete()) {
      throw new IllegalArgumentException("an update needs a known command and a command id");
    }
    if (request.kind() == CommandKind.NOTICE && request.eventId() != null) {
      validateNotice(request);
    }
  }

  /**
   * What tells nothing new is turned away here, where it leaves no trace in the history (rule 7).
   */
  private void validateNotice(CommandRequest request) {
    Command.Notice notice = request.toNotice();
    // The answer to a look-up under way may be older than the notice.
    NoticeStanding standing =
        order.isKnown() && !order.isAsking(notice.about())
            ? OrderMachine.heard(order.get(), notice, CurrentOrder.now())
            : NoticeStanding.TOO_EARLY;
    switch (standing) {
      case NEWS -> {}
      case KNOWN -> throw turnedAway("the order knows that", NOTICE_KNOWN);
      case TOO_EARLY -> throw turnedAway("the order is asking about that", NOTICE_TOO_EARLY);
    }
  }

  /** Nothing is wrong with it, so that it is no warning in the worker's log. */
  private static ApplicationFailure turnedAway(String why, String type) {
    return ApplicationFailure.newBuilder()
        .setMessage(type + ": " + why)
        .setType(type)
        .setNonRetryable(true)
        .setCategory(ApplicationErrorCategory.BENIGN)
        .build();
  }

  @Override
  public void pay(@Nullable JsonNode request) {
    receive(CommandKind.PAY, request);
  }

  @Override
  public void cancel(@Nullable JsonNode request) {
    receive(CommandKind.CANCEL, request);
  }

  @Override
  public void fulfil(@Nullable JsonNode request) {
    receive(CommandKind.FULFIL, request);
  }

  @Override
  public void refund(@Nullable JsonNode request) {
    receive(CommandKind.REFUND, request);
  }

  @Override
  public void notice(@Nullable JsonNode request) {
    receive(CommandKind.NOTICE, request);
  }

  @Override
  public void resolve(@Nullable JsonNode request) {
    receive(CommandKind.RESOLVE, request);
  }

  private void receive(CommandKind kind, @Nullable JsonNode request) {
    awaitDetached(order::isKnown);
    decide(CommandRequest.of(request).toCommand(kind, this::nameForTheUnnamed));
  }

  private String nameForTheUnnamed() {
    return "ui-" + Workflow.getInfo().getOriginalExecutionRunId() + "-" + ++unnamedCommands;
  }

  private Reply decide(Command command) {
    Reply reply = order.decide(command);
    logged(command, reply);
    return reply;
  }

  private void logged(Command command, Reply reply) {
    try (MDC.MDCCloseable _ = MDC.putCloseable("orderId", order.get().id().value());
        MDC.MDCCloseable _ = MDC.putCloseable("commandId", command.header().id().value())) {
      log.info("{}: {}, now {}", command.kind().code(), reply, order.get().status());
    }
  }

  @Override
  public OrderView view() {
    return OrderView.of(order.get(), CurrentOrder.now());
  }

  @Override
  public @Nullable CommandReply reply(String commandId) {
    if (!CommandId.isValid(commandId)) {
      return null;
    }
    Answer answer = order.get().answers().get(new CommandId(commandId));
    return answer == null
        ? null
        : CommandReply.of(
            answer.kind(), answer.fingerprint(), answer.reply(), null, books.isWritten());
  }

  @Override
  public List<String> facts() {
    return order.facts().stream().map(FactJson::write).toList();
  }

  @Override
  public String state() {
    return FactJson.writeOrder(order.get());
  }
}
