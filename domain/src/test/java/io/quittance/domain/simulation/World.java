package io.quittance.domain.simulation;

import io.quittance.domain.Command;
import io.quittance.domain.Fact;
import io.quittance.domain.NoticeClaim;
import io.quittance.domain.NoticeStanding;
import io.quittance.domain.Order;
import io.quittance.domain.OrderMachine;
import io.quittance.domain.ReviewDecision;
import io.quittance.domain.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One schedule being run, event by event, in simulated time. */
final class World {

  private static final int MOST_ROUNDS = 12;
  private static final int MOST_CALLS = 1_000;
  private static final int MOST_CALLS_AT_ONCE = 25;

  /** How long who sends a notice waits before it is sent again. */
  private static final long AGAIN = 5 * Times.SECOND;

  /** How long a worker that has lost its engine may still be about to send. */
  private static final long STALLED = Times.MINUTE;

  /** How long an order may go on looking at what will not move, before that counts as rest. */
  private static final long WATCHED = 40 * Times.HOUR;

  private final ModelProvider provider;
  private final Network network;
  private final Shell shell;
  private final Witness witness;
  private final Judge judge;
  private final Proofreading proofreading;
  private final int person;
  private final Messages messages = new Messages();
  private final Deque<Event> early = new ArrayDeque<>();
  private final Deque<Event> late = new ArrayDeque<>();
  private final Map<Integer, Hook> hooks = new HashMap<>();
  private final Effects notices = new Effects();
  private final List<Supplier<Optional<Command>>> kept = new ArrayList<>();
  private @Nullable Flight flight;
  private long now;
  private long wakeAt = Times.NEVER;
  private long downUntil = Times.NEVER;
  private long progressAt;
  private long lastCallAt = -1;
  private int callsAtOnce;
  private int changes;
  private int calls;
  private long steps;

  World(Schedule schedule, Coverage coverage) {
    provider = new ModelProvider(schedule.setup(), this::told);
    network = new Network(schedule, provider);
    shell =
        new Shell(
            new FollowedOrder(
                new Fact.OrderPlaced(schedule.setup().terms("A-1"), Times.instant(0)), provider),
            coverage);
    witness = new Witness(provider, network);
    judge = new Judge(schedule.setup(), provider);
    proofreading = new Proofreading(provider);
    person = schedule.setup().person();
    schedule.all(Event.class).stream()
        .sorted(Comparator.comparingLong(Event::at))
        .forEach(event -> (event.last() ? late : early).add(event));
    schedule.all(Hook.class).forEach(hook -> hooks.put(hook.nth(), hook));
  }

  Shell shell() {
    return shell;
  }

  ModelProvider provider() {
    return provider;
  }

  long steps() {
    return steps;
  }

  /** Runs until nothing will happen any more, and judges what is then. */
  void run() {
    turn();
    comeToRest();
    prove();
    for (int round = 0; shell.order().review() != null; round++) {
      judge.ofQuestion(shell.order());
      decide(round);
      comeToRest();
      prove();
    }
    judge.ofQuestion(shell.order());
    judge.ofRest(shell.order(), shell.facts());
    shell.restart();
  }

  /** The order is told what a reconciliation finds, until that finds nothing to tell. */
  private void prove() {
    for (int round = 0; round <= MOST_ROUNDS; round++) {
      List<Command> findings = proofreading.findings(shell.order(), shell.facts());
      if (findings.isEmpty()) {
        return;
      }
      for (Command finding : findings) {
        deliver(() -> Optional.of(finding));
        comeToRest();
      }
    }
    throw new Violation("ends", "the proof finds something new in every round");
  }

  /** A person decides what is asked: this first, then that, and in the end what always ends it. */
  private void decide(int round) {
    List<ReviewDecision> allowed = OrderMachine.allowedDecisions(shell.order());
    if (round > MOST_ROUNDS || allowed.isEmpty()) {
      throw new Violation("ends", "no decision settles " + shell.order().review());
    }
    ReviewDecision decision =
        round < allowed.size() ? allowed.get((person + round) % allowed.size()) : allowed.getLast();
    Command command = Messages.decision(shell.order(), decision, round);
    deliver(() -> Optional.of(command));
  }

  private void comeToRest() {
    while (!isAtRest()) {
      step();
    }
  }

  private boolean isAtRest() {
    long next = nextAt();
    boolean onlyWaiting = next == wakeAt && worldNextAt() == Times.NEVER && flight == null;
    return next == Times.NEVER
        || (onlyWaiting && isWatching(next) && shell.order().review() != null);
  }

  /** Returns whether the order has for long done nothing but look at what does not move. */
  private boolean isWatching(long next) {
    return now - progressAt > WATCHED && next - now <= Times.HOUR;
  }

  private long worldNextAt() {
    return Math.min(Math.min(at(early), at(late)), Math.min(provider.nextAt(), notices.nextAt()));
  }

  private long nextAt() {
    long shellNext = flight != null ? flight.nextAt() : wakeAt;
    return Math.min(worldNextAt(), Math.min(shellNext, downUntil));
  }

  private static long at(Deque<Event> events) {
    return events.isEmpty() ? Times.NEVER : events.element().at();
  }

  /** What is due in the same instant happens in this order. */
  private void step() {
    steps++;
    now = nextAt();
    if (provider.nextAt() == now) {
      provider.next();
    } else if (flight != null && !flight.isStarted() && flight.startsAt == now) {
      flight.start(network);
    } else if (at(early) == now) {
      happen(early.remove().what());
    } else if (notices.nextAt() == now) {
      notices.next();
    } else if (flight != null && flight.isStarted() && flight.answersAt == now) {
      land(flight);
    } else if (downUntil == now) {
      comeBack();
    } else if (flight == null && wakeAt == now) {
      turn();
    } else {
      happen(late.remove().what());
    }
  }

  private void happen(Happening what) {
    switch (what) {
      case Happening.Message message -> deliver(() -> messages.command(message, shell.order()));
      case Happening.Deed deed -> provider.does(deed, now);
      case Happening.Crash crash -> crash(crash.down());
    }
  }

  /** The provider tells of a change; what has no hook is lost. */
  private void told(String about, NoticeClaim claim) {
    int change = ++changes;
    Hook hook = hooks.get(change);
    if (hook != null) {
      Command.Notice notice = Messages.notice(change, about, claim);
      for (int copy = 1; copy <= hook.copies(); copy++) {
        long at = now + copy * hook.delay();
        notices.add(
            at, hook.signal() ? () -> deliver(() -> Optional.of(notice)) : () -> tell(notice));
      }
    }
  }

  /** Who sends a notice that the order could not judge yet sends it again. */
  private void tell(Command.Notice notice) {
    deliver(
        () -> {
          NoticeStanding standing = shell.heard(notice, now);
          if (standing == NoticeStanding.TOO_EARLY) {
            notices.add(now + AGAIN, () -> tell(notice));
          }
          return standing == NoticeStanding.NEWS ? Optional.of(notice) : Optional.empty();
        });
  }

  /** A message to a shell that is down is kept until it is back. */
  private void deliver(Supplier<Optional<Command>> message) {
    if (downUntil != Times.NEVER) {
      kept.add(message);
      return;
    }
    decide(message);
    if (flight == null) {
      turn();
    } else if (!flight.isStarted()
        && flight.call instanceof Step.Charge
        && shell.order().isCancelling()) {
      Flight withdrawn = flight;
      flight = null;
      shell.apply(withdrawn.notSent(), now);
      turn();
    }
  }

  private void decide(Supplier<Optional<Command>> message) {
    Order before = shell.order();
    message.get().ifPresent(command -> shell.decide(command, now));
    moved(before);
  }

  private void crash(long down) {
    if (flight != null && !flight.isStarted() && flight.startsAt - now < STALLED) {
      network.arriveLater(flight.call, flight.manner, flight.startsAt);
    }
    flight = null;
    wakeAt = Times.NEVER;
    downUntil = Math.max(downUntil == Times.NEVER ? 0 : downUntil, now + down);
  }

  private void comeBack() {
    downUntil = Times.NEVER;
    shell.restart();
    kept.forEach(this::decide);
    kept.clear();
    turn();
  }

  private void land(Flight landed) {
    flight = null;
    Order before = shell.order();
    shell.apply(landed.answer(), now);
    moved(before);
    turn();
  }

  /** The shell's loop: whatever is due is begun, or waited for. */
  private void turn() {
    wakeAt = Times.NEVER;
    Order before = shell.order();
    Step next = shell.next(now);
    moved(before);
    switch (next) {
      case Step.Call call -> begin(call);
      case Step.AwaitUntil wait -> {
        if (wait.until() != null) {
          wakeAt = skipped(Times.millis(wait.until()));
        }
      }
      case Step.Done done -> {}
    }
  }

  /** Hourly looks at what does not move are not worth a year of them: nobody works meanwhile. */
  private long skipped(long wake) {
    long world = worldNextAt();
    return isWatching(wake) && world != Times.NEVER ? Math.max(wake, world - 1) : wake;
  }

  private void moved(Order before) {
    witness.moved(before, shell.order(), shell.facts());
    if (Progress.isBetween(before, shell.order())) {
      progressAt = now;
    }
  }

  private void begin(Step.Call call) {
    calls++;
    callsAtOnce = lastCallAt == now ? callsAtOnce + 1 : 1;
    lastCallAt = now;
    if (callsAtOnce > MOST_CALLS_AT_ONCE || calls > MOST_CALLS) {
      throw new Violation("ends", calls + " calls, " + callsAtOnce + " of them now: " + call);
    }
    witness.sends(shell.order(), shell.facts(), call);
    shell.begin(call, now);
    long payBy = Times.millis(shell.order().payBy());
    flight = new Flight(call, network.next(call), now, Math.max(payBy, now + Times.SECOND));
  }
}
