package io.quittance.e2e.chaos;

import io.quittance.e2e.Await;
import io.quittance.e2e.Part;
import io.quittance.e2e.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Carries a plan's faults out, one after another, each once the last has healed. */
final class Chaos {

  private static final int MOST_AIMS = 3;

  private final Stack stack;
  private final Callers callers;
  private final Pacer pacer;
  private final Map<String, Part> parts;
  private final List<String> wrong = new ArrayList<>();
  private boolean isHealed = true;

  Chaos(Stack stack, Callers callers, Pacer pacer) {
    this.stack = stack;
    this.callers = callers;
    this.pacer = pacer;
    this.parts = stack.parts().stream().collect(Collectors.toMap(Part::name, Function.identity()));
  }

  /**
   * Returns how it came out, until a fault did not heal.
   *
   * @param progress is told of every fault
   */
  List<Hit> run(Plan plan, Consumer<Hit> progress) {
    List<Hit> hits = new ArrayList<>();
    for (Fault fault : plan.faults()) {
      pacer.next(fault.number());
      try {
        pass(fault.pause());
        Hit hit = hit(fault);
        hits.add(hit);
        progress.accept(hit);
        buryDead(fault);
      } catch (RuntimeException | AssertionError e) {
        wrong.add(
            "fault %d, %s %s during %s, did not heal: %s"
                .formatted(fault.number(), fault.victim(), fault.way(), fault.aim(), Cause.of(e)));
        isHealed = false;
        break;
      }
    }
    return hits;
  }

  /** Returns whether every process is well again: else nobody can go on. */
  boolean isHealed() {
    return isHealed;
  }

  /** Returns the processes that ended by themselves or did not come back: none should. */
  List<String> wrong() {
    return wrong;
  }

  private Hit hit(Fault fault) {
    for (int aim = 1; aim < MOST_AIMS; aim++) {
      try (Target target = target(fault)) {
        if (target.awaitUnderway()) {
          return strike(fault, target, true);
        }
      }
    }
    try (Target target = target(fault)) {
      return strike(fault, target, target.awaitUnderway());
    }
  }

  private Part victim(Fault fault) {
    Part victim = parts.get(fault.victim());
    if (victim == null) {
      throw new IllegalStateException("no process is called " + fault.victim());
    }
    return victim;
  }

  private Hit strike(Fault fault, Target target, boolean isUnderway) {
    Part victim = victim(fault);
    Instant signalled = Instant.now();
    fault.way().strike(victim);
    target.release();
    pass(fault.down());
    Instant back = Instant.now();
    fault.way().undo(victim);
    CompletableFuture<Duration> served =
        CompletableFuture.supplyAsync(() -> served(back), Thread::startVirtualThread);
    victim.awaitReady();
    Duration ready = Duration.between(back, Instant.now());
    Duration down = Duration.between(signalled, back);
    return new Hit(
        fault, isUnderway && target.wasUnderway(signalled), signalled, down, ready, served.join());
  }

  private Duration served(Instant back) {
    new Probe(stack, callers).pass();
    return Duration.between(back, Instant.now());
  }

  private Target target(Fault fault) {
    Bait bait = new Bait(stack.shop(), callers);
    return switch (fault.aim()) {
      case CHARGE, CAPTURE, REFUND, CLOSE ->
          new MoneyCall(stack, fault.aim(), bait, fault.victim().equals("simulator"));
      case APPEND -> new Append(stack, bait, fault.victim().equals("postgres"));
      case PUBLISH ->
          fault.victim().equals("relay")
              ? new ToldNotNoted(stack, bait)
              : new Unconfirmed(stack, victim(fault), bait);
      case MOMENT -> Target.MOMENT;
    };
  }

  private void buryDead(Fault fault) {
    for (Part part : stack.parts()) {
      if (!part.isAlive()) {
        wrong.add(part.name() + " ended by itself during fault " + fault.number());
        part.launch();
        part.awaitReady();
      }
    }
  }

  private static void pass(Duration time) {
    Instant end = Instant.now().plus(time);
    Await.until("it is " + end, time.plusSeconds(10), () -> !Instant.now().isBefore(end));
  }
}
