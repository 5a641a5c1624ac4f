package io.quittance.workflows.impl.simulation;

import io.quittance.domain.Command;
import io.quittance.domain.NoticeClaim;
import io.quittance.domain.Order;
import io.quittance.domain.Outcome;
import io.quittance.domain.Step;
import io.quittance.domain.simulation.Effects;
import io.quittance.domain.simulation.Event;
import io.quittance.domain.simulation.Happening;
import io.quittance.domain.simulation.Hook;
import io.quittance.domain.simulation.Manner;
import io.quittance.domain.simulation.Messages;
import io.quittance.domain.simulation.ModelProvider;
import io.quittance.domain.simulation.Network;
import io.quittance.domain.simulation.Schedule;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** One order's world: its schedule, its provider and its customer, in the engine's time. */
final class SimulatedOrder {

  /** How an order is spoken to, and read. */
  interface Line {

    /** Says something to it, also if it has ended. */
    void say(Command command);

    /** Returns the order as its books tell it. */
    Order read();
  }

  private final Line line;
  private final LongSupplier clock;
  private final ModelProvider provider;
  private final Network network;
  private final Messages messages = new Messages();
  private final Effects due = new Effects();
  private final Map<Integer, Hook> hooks = new HashMap<>();
  private int changes;

  SimulatedOrder(Schedule schedule, Line line, LongSupplier clock) {
    this.line = line;
    this.clock = clock;
    provider = new ModelProvider(schedule.setup(), this::told);
    network = new Network(schedule, provider);
    schedule.all(Event.class).forEach(event -> due.add(event.at(), () -> happen(event.what())));
    schedule.all(Hook.class).forEach(hook -> hooks.put(hook.nth(), hook));
  }

  ModelProvider provider() {
    return provider;
  }

  /** Returns when something happens next that is not the order's own doing. */
  synchronized long nextAt() {
    return Math.min(due.nextAt(), provider.nextAt());
  }

  /** Lets happen what is due by then. */
  synchronized void advance(long until) {
    while (nextAt() <= until) {
      if (provider.nextAt() <= due.nextAt()) {
        provider.next();
      } else {
        due.next();
      }
    }
  }

  private void happen(Happening what) {
    switch (what) {
      case Happening.Message message -> messages.command(message, line.read()).ifPresent(line::say);
      case Happening.Deed deed -> provider.does(deed, clock.getAsLong());
      // Workers are shared by all orders, and killed by the timeline.
      case Happening.Crash crash -> {}
    }
  }

  private void told(String about, NoticeClaim claim) {
    int change = ++changes;
    Hook hook = hooks.get(change);
    if (hook != null) {
      Command notice = Messages.notice(change, about, claim);
      for (int copy = 1; copy <= hook.copies(); copy++) {
        due.add(clock.getAsLong() + copy * hook.delay(), () -> line.say(notice));
      }
    }
  }

  /** Makes a call: what is due while it is on its way happens before its answer is there. */
  synchronized Outcome perform(Step.Call call) {
    long now = clock.getAsLong();
    advance(now);
    Manner manner = network.next(call);
    if (manner.queued() > 0) {
      advance(now + manner.queued());
    }
    Outcome outcome = network.carry(call, manner, now);
    if (manner.latency() > 0) {
      advance(now + manner.latency());
    }
    return outcome;
  }
}
