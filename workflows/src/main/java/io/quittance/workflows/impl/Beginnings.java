package io.quittance.workflows.impl;

import io.quittance.domain.CommandId;
import io.quittance.domain.CommandKind;
import io.quittance.domain.Fact;
import io.quittance.domain.Order;
import io.quittance.domain.OrderMachine;
import io.quittance.domain.Reply;
import io.quittance.workflows.contract.FactJson;
import io.quittance.workflows.contract.FoundMoney;
import io.quittance.workflows.contract.OrderState;
import io.quittance.workflows.contract.StartOrder;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** With what order a run begins, and with what the next one does. */
final class Beginnings {

  /** So many answers of this run are carried on, and all that moved money or may have. */
  private static final int MOST_ANSWERS = 1000;

  private Beginnings() {}

  /** Begins with what the input brings; an order to be read from the books is not known yet. */
  static void begin(CurrentOrder order, StartOrder start) {
    StartOrder.Beginning from = start.from();
    if (from == null) {
      order.place(List.of(placed(start)));
    } else if (from.found() != null) {
      order.place(found(start, from.found()));
    } else if (from.state() != null) {
      order.take(from.state());
    }
  }

  private static List<Fact> found(StartOrder start, FoundMoney found) {
    return OrderMachine.found(
        placed(start), found.provider(), found.foreignReference(), found.providerReference());
  }

  private static Fact.OrderPlaced placed(StartOrder start) {
    Instant startedAt = Instant.ofEpochMilli(Workflow.getInfo().getRunStartedTimestampMillis());
    try {
      return new Fact.OrderPlaced(start.toTerms(), startedAt);
    } catch (IllegalArgumentException | NullPointerException e) {
      throw ApplicationFailure.newNonRetryableFailureWithCause(
          "The start input is no order: " + e.getMessage(), "StartInvalid", e);
    }
  }

  /** Returns what the next run begins with. */
  static OrderState carriedOn(CurrentOrder order) {
    return new OrderState(FactJson.writeOrder(lean(order)), order.nextToWrite() - 1);
  }

  private static Order lean(CurrentOrder current) {
    Order order = current.get();
    if (order.answers().size() <= MOST_ANSWERS) {
      return order;
    }
    SortedSet<CommandId> newest = new TreeSet<>();
    for (Fact fact : current.facts().reversed()) {
      if (fact instanceof Fact.CommandAnswered answered && newest.size() < MOST_ANSWERS) {
        newest.add(answered.id());
      }
    }
    order.answers().entrySet().stream()
        .filter(known -> known.getValue().reply() instanceof Reply.Accepted)
        .filter(known -> known.getValue().kind() != CommandKind.NOTICE)
        .map(Map.Entry::getKey)
        .forEach(newest::add);
    return order.remembering(newest);
  }
}
