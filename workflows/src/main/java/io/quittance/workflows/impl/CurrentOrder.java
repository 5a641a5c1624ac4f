package io.quittance.workflows.impl;

import io.quittance.domain.Command;
import io.quittance.domain.Decision;
import io.quittance.domain.Fact;
import io.quittance.domain.Order;
import io.quittance.domain.OrderMachine;
import io.quittance.domain.Outcome;
import io.quittance.domain.Reference;
import io.quittance.domain.Reply;
import io.quittance.domain.Review;
import io.quittance.domain.Step;
import io.quittance.workflows.contract.FactJson;
import io.quittance.workflows.contract.FactsToAppend;
import io.quittance.workflows.contract.OrderState;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The order that a run holds, and how it came to stand as it does since the run began: what the
 * books have of that, and what they have not yet.
 */
final class CurrentOrder {

  private final List<Fact> facts = new ArrayList<>();
  private final List<Move> unwritten = new ArrayList<>();
  private @Nullable Order order;
  private long written;
  private int version;
  private @Nullable Reference inFlight;
  private @Nullable Order asked;

  /** Returns whether there is an order yet: a run that reopens one reads it first. */
  boolean isKnown() {
    return order != null;
  }

  Order get() {
    return Objects.requireNonNull(order, "the order has not been read yet");
  }

  /** Returns a number that changes whenever the order does. */
  int version() {
    return version;
  }

  /** Returns the facts since the run began. */
  List<Fact> facts() {
    return facts;
  }

  /** Begins with an order that is being placed by these facts. */
  void place(List<Fact> placing) {
    order = OrderMachine.place((Fact.OrderPlaced) placing.getFirst());
    List<FactsToAppend.Entry> entries = new ArrayList<>();
    entries.add(enter(get(), placing.getFirst()));
    placing.stream().skip(1).forEach(fact -> entries.add(evolve(fact)));
    unwritten.add(new Move(get(), new Move.Input.Due(), task(), entries));
  }

  /** Begins with an order that other runs have written so far. */
  void take(OrderState state) {
    order = FactJson.readOrder(state.order());
    written = state.facts();
    version++;
  }

  Reply decide(Command command) {
    Move.Deciding deciding = (o, now) -> OrderMachine.decide(o, command, now);
    Decision decision = move(new Move.Input.Said(deciding), deciding);
    return Objects.requireNonNull(decision.reply(), "a command is always answered");
  }

  void begin(Step.Call call) {
    inFlight = call.reference();
    Move.Deciding deciding = (o, now) -> OrderMachine.begin(o, call, now);
    move(new Move.Input.Begun(deciding), deciding);
    asked = get();
  }

  /** Returns whether a call about it is under way, a look-up too. */
  boolean isAsking(@Nullable Reference about) {
    return about != null && about.equals(inFlight);
  }

  void apply(Outcome outcome) {
    inFlight = null;
    Order begun = Objects.requireNonNull(asked, "only a call that was begun is answered");
    learn((o, now) -> OrderMachine.apply(o, begun, outcome, now));
  }

  private void learn(Move.Deciding deciding) {
    move(new Move.Input.Said(deciding), deciding);
  }

  void elapse() {
    move(new Move.Input.Due(), OrderMachine::elapse);
  }

  void report(Review.Kind kind, String evidence) {
    move(new Move.Input.Due(), (o, now) -> OrderMachine.report(o, kind, evidence, now));
  }

  void booksRefuse(String evidence) {
    move(new Move.Input.Due(), (o, now) -> OrderMachine.booksRefuse(o, evidence, now));
  }

  void booksAccept() {
    move(new Move.Input.Due(), OrderMachine::booksAccept);
  }

  private Decision move(Move.Input input, Move.Deciding deciding) {
    Order before = get();
    Decision decision = deciding.on(before, now());
    if (!decision.facts().isEmpty()) {
      List<FactsToAppend.Entry> entries = decision.facts().stream().map(this::evolve).toList();
      unwritten.add(new Move(before, input, task(), entries));
    }
    return decision;
  }

  private FactsToAppend.Entry evolve(Fact fact) {
    Order before = get();
    order = OrderMachine.evolve(before, fact);
    return enter(before, fact);
  }

  private FactsToAppend.Entry enter(Order before, Fact fact) {
    facts.add(fact);
    version++;
    return BookEntries.of(before, fact, get(), task());
  }

  /** Returns what the books have not yet, oldest first. */
  List<Move> unwritten() {
    return unwritten;
  }

  /** Returns the place of the first fact that the books have not yet. */
  long nextToWrite() {
    return written + 1;
  }

  /** Takes the oldest moves as written. */
  void written(List<Move> moves) {
    written += moves.stream().mapToLong(move -> move.entries().size()).sum();
    unwritten.subList(0, moves.size()).clear();
  }

  /**
   * Goes on from what stands in the books where the unwritten facts were to stand: first come,
   * first kept. What came in since is decided again, on the order as the books have it.
   *
   * @param standing the facts that stand there
   */
  void rebase(List<Fact> standing) {
    List<Move> moves = List.copyOf(unwritten);
    int superseded = moves.stream().mapToInt(move -> move.entries().size()).sum();
    facts.subList(facts.size() - superseded, facts.size()).clear();
    unwritten.clear();
    order = moves.getFirst().before();
    for (Fact fact : standing) {
      order = OrderMachine.evolve(get(), fact);
      facts.add(fact);
    }
    written += standing.size();
    version++;
    moves.forEach(this::again);
  }

  /**
   * Takes back the calls that stand in the books as sent by a task of this run that was lost: what
   * a lost task was about to do was never done.
   */
  void takeBackLostCalls() {
    for (Reference sent : get().inFlight()) {
      if (!sent.equals(inFlight)) {
        Outcome notSent = new Outcome.NotSent(sent, null);
        learn((o, now) -> OrderMachine.apply(o, notSent, now));
      }
    }
  }

  private void again(Move move) {
    switch (move.input()) {
      case Move.Input.Said said -> move(said, said.deciding());
      // A call of this very task is withdrawn; an earlier one is on its way.
      case Move.Input.Begun begun when move.task() < task() -> move(begun, begun.deciding());
      case Move.Input.Begun begun -> {}
      case Move.Input.Due due -> elapse();
    }
  }

  static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }

  /** The task is named by what the history was when it began; a replay sees the same. */
  static long task() {
    return Workflow.getInfo().getHistoryLength();
  }
}
