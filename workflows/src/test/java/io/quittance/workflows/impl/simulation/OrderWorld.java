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
import io.quittance.domain.simulation.Times;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One order's world: its schedule, its provider and its customer, in the engine's time. What is due
 * happens in its order, one after the other, while the engine's time stands still.
 */
final class OrderWorld {

  /** How an order is spoken to, and read. */
  interface Line {

    /** Says something to it, also if it has ended. */
    void say(Command command);

    /** Tells it what the provider has to tell, as a signal or as what it may turn away. */
    void tell(Command.Notice notice, boolean signal);

    /** Kills what works on it. */
    void crash(long down);

    /** Returns the order as its books tell it. */
    Order read();
  }

  private final Engine engine;
  private final Line line;
  private final ModelProvider provider;
  private final Network network;
  private final Messages messages = new Messages();
  private final Effects due = new Effects();
  private final List<Runnable> ready = new ArrayList<>();
  private final Map<Integer, Hook> hooks = new HashMap<>();
  private final ReentrantLock turn = new ReentrantLock(true);
  private final long startedAt;
  private long armedFor = Times.NEVER;
  private int changes;

  OrderWorld(Schedule schedule, Line line, Engine engine) {
    this.engine = engine;
    this.line = line;
    startedAt = engine.now();
    provider = new ModelProvider(schedule.setup(), this::told);
    network = new Network(schedule, provider);
    schedule
        .all(Event.class)
        .forEach(e -> later(e.at() + (e.last() ? AFTER_A_DEADLINE : 0), () -> happen(e.what())));
    schedule.all(Hook.class).forEach(hook -> hooks.put(hook.nth(), hook));
  }

  /** So much later is what comes after all else of the same instant. */
  private static final long AFTER_A_DEADLINE = 5;

  ModelProvider provider() {
    return provider;
  }

  Network network() {
    return network;
  }

  /** Returns the time since the order was placed. */
  long now() {
    return engine.now() - startedAt;
  }

  /** Lets something happen, in its turn. */
  synchronized void later(long at, Runnable what) {
    due.add(at, () -> ready.add(what));
  }

  /** Returns when something happens next that is not the order's own doing. */
  synchronized long nextAt() {
    return Math.min(due.nextAt(), provider.nextAt());
  }

  /** Sees to it that what is due next will happen. */
  synchronized void arm() {
    long next = nextAt();
    if (next < armedFor) {
      armedFor = next;
      engine.later(next - now(), this::takeTurn);
    }
  }

  private void takeTurn() {
    turn.lock();
    try {
      for (List<Runnable> now = takeDue(); !now.isEmpty(); now = takeDue()) {
        now.forEach(Runnable::run);
      }
    } finally {
      turn.unlock();
    }
    arm();
  }

  private synchronized List<Runnable> takeDue() {
    armedFor = Times.NEVER;
    long now = now();
    while (nextAt() <= now) {
      if (provider.nextAt() <= due.nextAt()) {
        provider.next();
      } else {
        due.next();
      }
    }
    List<Runnable> taken = List.copyOf(ready);
    ready.clear();
    return taken;
  }

  private void happen(Happening what) {
    switch (what) {
      case Happening.Message message -> messages.command(message, line.read()).ifPresent(line::say);
      case Happening.Deed deed -> doIt(deed);
      case Happening.Crash crash -> line.crash(crash.down());
    }
  }

  private synchronized void doIt(Happening.Deed deed) {
    provider.does(deed, now());
  }

  /** The provider tells of a change; what has no hook is lost. */
  private void told(String about, NoticeClaim claim) {
    int change = ++changes;
    Hook hook = hooks.get(change);
    if (hook != null) {
      Command.Notice notice = Messages.notice(change, about, claim);
      for (int copy = 1; copy <= hook.copies(); copy++) {
        later(now() + copy * hook.delay(), () -> line.tell(notice, hook.signal()));
      }
    }
  }

  /** Draws how the next call of its kind goes. */
  synchronized Manner next(Step.Call call) {
    return network.next(call);
  }

  /** Lets a call arrive, or whatever else becomes of it. */
  Outcome carry(Step.Call call, Manner manner) {
    try {
      synchronized (this) {
        return network.carry(call, manner, now());
      }
    } finally {
      arm();
    }
  }
}
