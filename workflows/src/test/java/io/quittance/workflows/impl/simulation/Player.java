package io.quittance.workflows.impl.simulation;

import io.quittance.domain.Command;
import io.quittance.domain.Order;
import io.quittance.domain.OrderMachine;
import io.quittance.domain.ReviewDecision;
import io.quittance.domain.Step;
import io.quittance.domain.simulation.Judge;
import io.quittance.domain.simulation.Messages;
import io.quittance.domain.simulation.Proofreading;
import io.quittance.domain.simulation.Schedule;
import io.quittance.domain.simulation.Times;
import io.quittance.domain.simulation.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plays one schedule through the engine until nothing happens any more, and judges what is then.
 */
final class Player {

  private static final int MOST_ROUNDS = 12;
  private static final int MOST_WAITS = 400;

  /** Longer than anything that is tried again at once. */
  private static final long A_MOMENT = 20_000;

  /** How long an order may go on looking at what will not move, before that counts as rest. */
  private static final Duration WATCHED = Duration.ofHours(40);

  private final OrderInEngine order;
  private final Engine engine;
  private final Judge judge;
  private final Proofreading proofreading;
  private final int person;

  Player(OrderInEngine order, Engine engine, Schedule schedule) {
    this.order = order;
    this.engine = engine;
    judge = new Judge(schedule.setup(), order.world.provider());
    proofreading = new Proofreading(order.world.provider());
    person = schedule.setup().person();
  }

  void play() throws Exception {
    order.begin();
    comeToRest();
    prove();
    for (int round = 0; order.read().review() != null; round++) {
      judge.ofQuestion(order.read());
      decide(round);
      comeToRest();
      prove();
    }
    judge.ofQuestion(order.read());
    judge.ofRest(order.read(), order.books.facts());
    new Examination(order, engine).examine();
    order.mustBeUnbroken();
  }

  private void prove() {
    for (int round = 0; round <= MOST_ROUNDS; round++) {
      List<Command> findings = proofreading.findings(order.read(), order.books.facts());
      if (findings.isEmpty()) {
        return;
      }
      findings.forEach(
          finding -> {
            order.say(finding);
            comeToRest();
          });
    }
    throw new Violation("ends", "the proof finds something new in every round");
  }

  /** A person decides what is asked: this first, then that, and in the end what always ends it. */
  private void decide(int round) {
    List<ReviewDecision> allowed = OrderMachine.allowedDecisions(order.read());
    if (round > MOST_ROUNDS || allowed.isEmpty()) {
      throw new Violation("ends", "no decision settles " + order.read().review());
    }
    ReviewDecision decision =
        round < allowed.size() ? allowed.get((person + round) % allowed.size()) : allowed.getLast();
    order.say(Messages.decision(order.read(), decision, round));
  }

  private void comeToRest() {
    for (int wait = 0; wait < MOST_WAITS; wait++) {
      engine.sleep(A_MOMENT);
      order.mustBeUnbroken();
      long next = nextAt();
      if (next == Times.NEVER) {
        return;
      }
      engine.sleep(Math.max(1, next - engine.now()));
    }
    throw new Violation("ends", "it never comes to rest: " + order.read());
  }

  /** Returns when something happens next, if anything does that matters. */
  private long nextAt() {
    Instant now = Instant.ofEpochMilli(engine.now());
    long world = order.world.nextAt();
    if (world != Times.NEVER) {
      return now.toEpochMilli() + world - order.world.now();
    }
    Order standing = order.read();
    return switch (OrderMachine.next(standing, now)) {
      case Step.Done done -> Times.NEVER;
      case Step.Call call -> now.toEpochMilli();
      case Step.AwaitUntil wait -> until(wait.until(), standing, now);
    };
  }

  private long until(@Nullable Instant next, Order standing, Instant now) {
    return next == null || isOnlyWatching(standing, now, next) ? Times.NEVER : next.toEpochMilli();
  }

  private boolean isOnlyWatching(Order standing, Instant now, Instant next) {
    return standing.review() != null
        && Duration.between(order.books.progressAt(), now).compareTo(WATCHED) > 0
        && Duration.between(now, next).compareTo(Duration.ofHours(1)) <= 0;
  }
}
