package io.quittance.workflows.impl.simulation;

import io.quittance.domain.Command;
import io.quittance.domain.EndedOrder;
import io.quittance.domain.Fact;
import io.quittance.domain.Order;
import io.quittance.domain.OrderMachine;
import io.quittance.domain.OrderStatus;
import io.quittance.domain.ReviewDecision;
import io.quittance.domain.Step;
import io.quittance.domain.simulation.Judge;
import io.quittance.domain.simulation.Messages;
import io.quittance.domain.simulation.Proofreading;
import io.quittance.domain.simulation.Schedule;
import io.quittance.domain.simulation.Violation;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.FactJson;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.StartOrder;
import io.quittance.workflows.impl.ScriptedBooks;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One simulated order as the engine runs it and the books have it. */
final class OrderInEngine implements SimulatedOrder.Line {

  private final String id;
  private final Schedule schedule;
  private final Engine engine;
  private final ScriptedBooks books;
  private final StartOrder start;
  private final SimulatedOrder world;
  private final Judge judge;
  private final Proofreading proofreading;
  private final Set<String> runs = Collections.synchronizedSet(new LinkedHashSet<>());
  private long startedAt;

  OrderInEngine(String id, Schedule schedule, Engine engine, ScriptedBooks books) {
    this.id = id;
    this.schedule = schedule;
    this.engine = engine;
    this.books = books;
    start = Wire.start(id, schedule.setup());
    world = new SimulatedOrder(schedule, this, () -> engine.now() - startedAt);
    judge = new Judge(schedule.setup(), world.provider());
    proofreading = new Proofreading(world.provider());
  }

  String id() {
    return id;
  }

  Schedule schedule() {
    return schedule;
  }

  SimulatedOrder world() {
    return world;
  }

  int runs() {
    return runs.size();
  }

  void start() {
    startedAt = engine.now();
    runs.add(engine.start(start));
  }

  /** Returns when something happens next, in the engine's time. */
  long nextAt() {
    long next = world.nextAt();
    return next == Long.MAX_VALUE ? next : startedAt + next;
  }

  void advance() {
    world.advance(engine.now() - startedAt);
  }

  /** An order that has ended is answered from its row, unless money is to move. */
  @Override
  public void say(Command command) {
    CommandRequest request = Wire.request(command);
    boolean reopens =
        command instanceof Command.Notice
            || EndedOrder.reopens(OrderStatus.COMPLETED, command.kind());
    if (!engine.signal(id, request) && reopens) {
      runs.add(engine.reopen(start, request));
    }
  }

  /** The first fact may not be in the books yet. */
  @Override
  public Order read() {
    List<Fact> facts = facts();
    return facts.isEmpty()
        ? OrderMachine.place(new Fact.OrderPlaced(start.toTerms(), Instant.EPOCH))
        : OrderMachine.fold(facts);
  }

  private List<Fact> facts() {
    return books.facts(id).stream().map(FactJson::read).toList();
  }

  /** Returns whether the order waits for nothing but a message. */
  boolean isAtRest() {
    Order order = read();
    Instant now = Instant.ofEpochMilli(engine.now());
    return switch (OrderMachine.next(order, now)) {
      case Step.Done done -> true;
      case Step.Call call -> false;
      case Step.AwaitUntil wait ->
          wait.until() == null
              || (order.status() == OrderStatus.AUTHORIZED
                  && Duration.between(now, wait.until()).toHours() > 3);
    };
  }

  List<Command> findings() {
    return proofreading.findings(read(), facts());
  }

  /** Lets a person decide the open review, if there is one; returns whether there was. */
  boolean decide(int round) {
    Order order = read();
    judge.ofQuestion(order);
    if (order.review() == null) {
      return false;
    }
    List<ReviewDecision> allowed = OrderMachine.allowedDecisions(order);
    if (allowed.isEmpty()) {
      throw new Violation("ends", "nothing can be decided about " + order.review());
    }
    int first = schedule.setup().person();
    ReviewDecision decision =
        round < allowed.size() ? allowed.get((first + round) % allowed.size()) : allowed.getLast();
    say(Messages.decision(order, decision, round));
    return true;
  }

  /** Judges what is in the end: books, view, provider, and that every run replays. */
  boolean examine() throws Exception {
    Order order = read();
    judge.ofQuestion(order);
    judge.ofRest(order, facts());
    OrderView view = engine.view(id);
    if (!OrderView.of(order, view.updatedAt()).equals(view)) {
      throw new Violation(
          "view", "books make " + OrderView.of(order, view.updatedAt()) + ", not " + view);
    }
    List<String> ofLastRun = engine.factsOfLastRun(id);
    List<String> written = books.facts(id);
    List<String> tail = written.subList(written.size() - ofLastRun.size(), written.size());
    if (!tail.equals(ofLastRun) || (runs.size() == 1 && written.size() != ofLastRun.size())) {
      throw new Violation("I8", "the books have " + written + ", the run has " + ofLastRun);
    }
    for (String run : runs) {
      engine.replay(id, run);
    }
    return false;
  }

  String story() {
    StringBuilder story = new StringBuilder("facts:\n");
    facts().forEach(fact -> story.append("  ").append(fact).append("\n"));
    return story.append("the provider's books:\n").append(world.provider()).toString();
  }
}
