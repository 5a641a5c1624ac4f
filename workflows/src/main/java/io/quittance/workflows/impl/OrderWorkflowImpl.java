package io.quittance.workflows.impl;

import io.quittance.domain.Answer;
import io.quittance.domain.Command;
import io.quittance.domain.CommandId;
import io.quittance.domain.CommandKind;
import io.quittance.domain.Decision;
import io.quittance.domain.Fact;
import io.quittance.domain.Order;
import io.quittance.domain.OrderMachine;
import io.quittance.domain.Outcome;
import io.quittance.domain.Reply;
import io.quittance.domain.Step;
import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.FactJson;
import io.quittance.workflows.contract.OrderResult;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.OrderWorkflow;
import io.quittance.workflows.contract.StartOrder;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  private final List<Fact> facts = new ArrayList<>();
  private final Inspection inspection = new Inspection();
  private final Deadline deadline = new Deadline();
  private Order order;
  private int unnamedCommands;

  /** Places the order; it exists before the first message is handled. */
  @WorkflowInit
  public OrderWorkflowImpl(StartOrder start) {
    Fact.OrderPlaced placed = place(start);
    facts.add(placed);
    order = OrderMachine.place(placed);
  }

  private static Fact.OrderPlaced place(StartOrder start) {
    Instant startedAt = Instant.ofEpochMilli(Workflow.getInfo().getRunStartedTimestampMillis());
    try {
      return new Fact.OrderPlaced(start.toTerms(), startedAt);
    } catch (IllegalArgumentException | NullPointerException e) {
      throw ApplicationFailure.newNonRetryableFailureWithCause(
          "The start input is no order: " + e.getMessage(), "StartInvalid", e);
    }
  }

  @Override
  public OrderResult run(StartOrder start) {
    Versions.readAll();
    takeTemporalsCancelAsACommand();
    Workflow.newDetachedCancellationScope(this::untilItsMoneyIsAccountedFor).run();
    return OrderResult.of(order);
  }

  /** Somebody presses "cancel workflow": that is an operator who wants the order cancelled. */
  private void takeTemporalsCancelAsACommand() {
    CancellationScope.current()
        .getCancellationRequest()
        .thenApply(
            reason -> {
              String id = "operator-" + Workflow.getInfo().getRunId();
              CommandRequest cancel = CommandRequest.cancel(id, "operator", reason);
              return decide(cancel.toCommand(CommandKind.CANCEL, () -> id));
            });
  }

  private void untilItsMoneyIsAccountedFor() {
    while (true) {
      record(OrderMachine.elapse(order, now()));
      inspection.show(order);
      switch (OrderMachine.next(order, now())) {
        case Step.Call call -> perform(call);
        case Step.AwaitUntil wait -> await(wait.until());
        case Step.Done done -> {
          deadline.clear();
          Workflow.await(Workflow::isEveryHandlerFinished);
          return;
        }
      }
    }
  }

  private void perform(Step.Call call) {
    record(OrderMachine.begin(order, call, now()));
    inspection.show(order);
    Outcome outcome = StepRunner.perform(call, untilPayBy(), () -> order.isCancelling());
    record(OrderMachine.apply(order, outcome, now()));
  }

  private Duration untilPayBy() {
    Duration left = Duration.between(now(), order.payBy());
    return left.compareTo(A_MOMENT) < 0 ? A_MOMENT : left;
  }

  private void await(@Nullable Instant until) {
    int seen = facts.size();
    deadline.await(until, Details.waitingFor(order), () -> facts.size() != seen);
  }

  @Override
  public CommandReply execute(CommandRequest request) {
    CommandKind kind = request.kind();
    Command command = request.toCommand(kind, this::nameForTheUnnamed);
    Reply reply = decide(command);
    if (reply instanceof Reply.Accepted) {
      Workflow.newDetachedCancellationScope(() -> awaitAnswer(command.header().id())).run();
    }
    return CommandReply.of(kind, command.header().fingerprint(), reply, view());
  }

  private void awaitAnswer(CommandId id) {
    Workflow.await(() -> OrderMachine.isAnswered(order, id));
  }

  @Override
  public void validate(CommandRequest request) {
    if (!request.isComplete()) {
      throw new IllegalArgumentException("an update needs a known command and a command id");
    }
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
    decide(CommandRequest.of(request).toCommand(kind, this::nameForTheUnnamed));
  }

  private String nameForTheUnnamed() {
    return "ui-" + Workflow.getInfo().getRunId() + "-" + ++unnamedCommands;
  }

  private Reply decide(Command command) {
    Decision decision = OrderMachine.decide(order, command, now());
    record(decision);
    Reply reply = Objects.requireNonNull(decision.reply(), "a command is always answered");
    logged(command, reply);
    return reply;
  }

  private void logged(Command command, Reply reply) {
    try (MDC.MDCCloseable _ = MDC.putCloseable("orderId", order.id().value());
        MDC.MDCCloseable _ = MDC.putCloseable("commandId", command.header().id().value())) {
      log.info("{}: {}, now {}", command.kind().code(), reply, order.status());
    }
  }

  private void record(Decision decision) {
    for (Fact fact : decision.facts()) {
      facts.add(fact);
      order = OrderMachine.evolve(order, fact);
    }
  }

  @Override
  public OrderView view() {
    return OrderView.of(order, now());
  }

  @Override
  public @Nullable CommandReply reply(String commandId) {
    if (!CommandId.isValid(commandId)) {
      return null;
    }
    Answer answer = order.answers().get(new CommandId(commandId));
    return answer == null
        ? null
        : CommandReply.of(answer.kind(), answer.fingerprint(), answer.reply(), null);
  }

  @Override
  public List<String> facts() {
    return facts.stream().map(FactJson::write).toList();
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
