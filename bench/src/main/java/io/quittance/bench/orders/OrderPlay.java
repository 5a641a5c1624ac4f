package io.quittance.bench.orders;

import io.quittance.domain.Decision;
import io.quittance.domain.Fact;
import io.quittance.domain.Order;
import io.quittance.domain.OrderMachine;
import io.quittance.domain.Step;
import io.quittance.workflows.contract.FactsToAppend;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.StartOrder;
import io.quittance.workflows.impl.BookEntries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One order's life up to a moment: the machine decides all of it, as in a workflow, and the plot is
 * what comes from outside.
 */
final class OrderPlay {

  /** No call of a provider is faster. */
  static final Duration FASTEST_CALL = Duration.ofMillis(250);

  private static final Duration SLOWEST_CALL = Duration.ofMillis(900);
  private static final Duration WORK = Duration.ofMillis(4);

  /** No workflow ran, and nobody is to look for one. */
  private static final String NO_RUN = "generated";

  private static final long NO_EVENT = 0;

  private final Deque<Act> acts;
  private final Provider provider;
  private final Chance chance;
  private final Instant horizon;
  private final List<FactsToAppend.Entry> entries = new ArrayList<>();
  private Order order;
  private Instant now;

  private OrderPlay(
      Order placed, List<Act> acts, Provider provider, Chance chance, Instant horizon) {
    this.order = placed;
    this.now = placed.createdAt();
    this.acts = new ArrayDeque<>(acts);
    this.provider = provider;
    this.chance = chance;
    this.horizon = horizon;
  }

  /** Returns what an order has written by the horizon, all of it. */
  static FactsToAppend of(
      StartOrder start, Plot plot, Instant placedAt, Provider provider, Chance chance, Instant at) {
    Fact.OrderPlaced placed = new Fact.OrderPlaced(start.toTerms(), placedAt);
    Order order = OrderMachine.place(placed);
    OrderPlay play = new OrderPlay(order, plot.acts(), provider, chance, at);
    play.entries.add(BookEntries.of(order, placed, order, NO_EVENT));
    play.run();
    return new FactsToAppend(
        start.orderId(), 1, NO_RUN, start, play.entries, OrderView.of(play.order, play.now));
  }

  private void run() {
    while (true) {
      switch (OrderMachine.next(order, now)) {
        case Step.Call call -> perform(call);
        case Step.AwaitUntil wait -> {
          if (!goOn(wait.until())) {
            return;
          }
        }
        case Step.Done _ -> {
          return;
        }
      }
    }
  }

  private void perform(Step.Call call) {
    record(OrderMachine.begin(order, call, now));
    Instant answered = now.plus(chance.between(FASTEST_CALL, SLOWEST_CALL));
    while (!acts.isEmpty() && acts.element().at().isBefore(answered)) {
      decide(acts.remove());
    }
    now = answered;
    record(OrderMachine.apply(order, provider.answer(call), now));
  }

  /** Returns whether anything happens before the horizon. */
  private boolean goOn(@Nullable Instant due) {
    Act act = acts.peek();
    boolean asked = act != null && (due == null || act.at().isBefore(due));
    Instant next = asked ? act.at() : due;
    if (next == null || next.isAfter(horizon)) {
      return false;
    }
    if (asked) {
      decide(acts.remove());
    } else {
      now = next;
      record(OrderMachine.elapse(order, now));
    }
    return true;
  }

  private void decide(Act act) {
    Instant asked = act.at().plus(WORK);
    now = asked.isAfter(now) ? asked : now;
    record(OrderMachine.decide(order, act.command(), now));
  }

  private void record(Decision decision) {
    for (Fact fact : decision.facts()) {
      Order before = order;
      order = OrderMachine.evolve(before, fact);
      entries.add(BookEntries.of(before, fact, order, NO_EVENT));
    }
  }
}
