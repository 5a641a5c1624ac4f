package io.quittance.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules of an order's money, as five pure functions and the passing of time.
 *
 * <p>A shell holds an {@link Order} and does, for ever: ask {@link #next}; {@link #begin} that
 * step; perform it; {@link #apply} what the world answered. Commands are {@link #decide}d whenever
 * they arrive, also while a step is being performed. Every function returns facts; the order is
 * moved by {@link #evolve} alone. {@code now} is workflow time: a client's timestamp decides
 * nothing.
 */
public final class OrderMachine {

  private OrderMachine() {}

  /** Returns the first fact of an order, and with it the order. */
  public static Order place(Fact.OrderPlaced placed) {
    return Order.placed(placed);
  }

  /**
   * Returns the first facts of an order that stands for money which no order asked for. It is
   * cancelling, and a person decides.
   *
   * @param provider who holds the money
   * @param foreignReference under which name the provider knows it
   * @param providerReference the provider's own id; null if it gave none
   */
  public static List<Fact> found(
      Fact.OrderPlaced placed,
      String provider,
      String foreignReference,
      @Nullable String providerReference) {
    return UnmatchedMoney.facts(placed, provider, foreignReference, providerReference);
  }

  /** Returns the order that all its facts make, the first of them that it was placed. */
  public static Order fold(List<Fact> facts) {
    if (facts.isEmpty() || !(facts.getFirst() instanceof Fact.OrderPlaced placed)) {
      throw new IllegalArgumentException("an order begins with being placed");
    }
    Order order = place(placed);
    for (Fact fact : facts.subList(1, facts.size())) {
      order = evolve(order, fact);
    }
    return order;
  }

  /** Returns the order after one more fact. */
  public static Order evolve(Order order, Fact fact) {
    return Evolution.evolve(order, fact);
  }

  /**
   * Returns the order's answer to a command, with the facts it brings about.
   *
   * <p>Deciding is idempotent: the same id and payload gets the first answer again and moves
   * nothing, the same id with another payload is refused (rule 12). A command that meets a passed
   * deadline is judged after it (rule 11).
   */
  public static Decision decide(Order order, Command command, Instant now) {
    List<Fact> facts = new ArrayList<>(Settlement.follow(order, now));
    Order current = evolveAll(order, facts);
    Optional<Reply> earlier = earlierReply(current, command);
    if (earlier.isPresent()) {
      return guarded(order, facts, earlier.get(), now);
    }
    Verdict verdict = Judgement.of(current, command, now);
    boolean reopens = verdict.reply() instanceof Reply.Accepted;
    if (current.ending() == null || reopens) {
      facts.add(answered(command, verdict.reply(), now));
      facts.addAll(verdict.facts());
      facts.addAll(Settlement.follow(evolveAll(order, facts), now));
    }
    return guarded(order, facts, verdict.reply(), now);
  }

  /**
   * Returns what must happen now. To be asked while no call is in flight; a call that is marked as
   * sent is then one whose answer was lost.
   */
  public static Step next(Order order, Instant now) {
    return Agenda.next(order, now);
  }

  /**
   * Returns the facts that make a step's call a state of its own before it is sent; none if it is
   * one already, or has had its answer.
   */
  public static Decision begin(Order order, Step step, Instant now) {
    return Decision.of(
        switch (step) {
          case Step.Call call when !Agenda.isAhead(order, call) -> List.of();
          case Step.Charge s -> List.of(new Fact.ChargeSent(s.reference(), now));
          case Step.Capture s ->
              List.of(
                  new Fact.CaptureSent(
                      s.reference(), s.amount(), CallWatch.of(order, s.reference(), now), now));
          case Step.Close s ->
              List.of(
                  new Fact.CloseSent(s.reference(), CallWatch.of(order, s.reference(), now), now));
          case Step.Refund s ->
              List.of(
                  new Fact.RefundSent(s.reference(), CallWatch.of(order, s.reference(), now), now));
          case Step.LookUp s -> lost(order, s, now);
          case Step.AwaitUntil s -> List.of();
          case Step.Done s -> List.of();
        });
  }

  /** What is looked up though it is marked as sent is one whose answer was lost. */
  private static List<Fact> lost(Order order, Step.LookUp lookUp, Instant now) {
    return order
        .attempt(lookUp.reference())
        .filter(a -> a.state() instanceof AttemptState.Sent)
        .map(a -> new Fact.OutcomeUnknown(a.reference(), Watch.dueAt(now), now, now))
        .<List<Fact>>map(List::of)
        .orElse(List.of());
  }

  /** Returns what an answer brings about, if the order heard nothing while it was awaited. */
  public static Decision apply(Order order, Outcome outcome, Instant now) {
    return apply(order, order, outcome, now);
  }

  /**
   * Returns what the world's answer to the step in flight brings about.
   *
   * @param asked the order as it was when the call was begun: what it was told to look at since
   *     then may be newer than the answer
   */
  public static Decision apply(Order order, Order asked, Outcome outcome, Instant now) {
    List<Fact> facts = new ArrayList<>();
    if (order.ending() == null) {
      order
          .attempt(outcome.of())
          .ifPresent(a -> facts.addAll(PaymentOutcomes.facts(order, a, outcome, now)));
      order
          .refund(outcome.of())
          .ifPresent(r -> facts.addAll(RefundOutcomes.facts(order, r, outcome, now)));
      boolean moved = !facts.isEmpty();
      Order after = evolveAll(order, facts);
      order
          .look(outcome.of())
          .filter(look -> isAnswer(order, asked, look))
          .ifPresent(look -> facts.addAll(Looks.answered(after, look, outcome, moved, now)));
      facts.addAll(Settlement.follow(evolveAll(order, facts), now));
    }
    return guarded(order, facts, null, now);
  }

  /** The answer to a send, or to a look begun before, is older than what asked for this look. */
  private static boolean isAnswer(Order order, Order asked, Look look) {
    return !order.inFlight().contains(look.of())
        && asked.look(look.of()).filter(look::equals).isPresent();
  }

  /** Returns what the passing of time alone brings about: deadlines, and the endings they allow. */
  public static Decision elapse(Order order, Instant now) {
    return guarded(order, Settlement.follow(order, now), null, now);
  }

  /** Returns what asks a person about something that only the shell could see. */
  public static Decision report(Order order, Review.Kind kind, String evidence, Instant now) {
    return Decision.of(
        order.ending() == null
            ? Reviews.open(order, kind, null, order.terms().amount(), evidence, now)
            : List.of());
  }

  /**
   * Returns what asks a person why the books refuse the order's facts; to be asked again for as
   * long as they do, since a review about money goes before. An ended order is reopened by it.
   */
  public static Decision booksRefuse(Order order, String evidence, Instant now) {
    return Decision.of(RefusedBooks.reported(order, evidence, now));
  }

  /** Returns what withdraws that question, now that the books take the order's facts. */
  public static Decision booksAccept(Order order, Instant now) {
    return guarded(order, RefusedBooks.accepted(order, now), null, now);
  }

  /**
   * Returns whether a command's answer is known: it was refused or changed nothing, or the first
   * call it caused has come back. It is never about money having settled.
   */
  public static boolean isAnswered(Order order, CommandId id) {
    return Progress.isAnswered(order, id);
  }

  /** Returns which commands the order would take on now, of those a shop may give. */
  public static List<CommandKind> allowed(Order order, Instant now) {
    Command.Header nobody = new Command.Header(new CommandId("?"), "?", "?");
    String provider = order.terms().providers().firstKey();
    List<Command> probes =
        List.of(
            new Command.Pay(nobody, provider, "?", null),
            new Command.Cancel(nobody, null),
            new Command.Fulfil(nobody),
            new Command.Refund(nobody, null, null, null, null));
    return probes.stream()
        .filter(probe -> Judgement.of(order, probe, now).reply() instanceof Reply.Accepted)
        .map(Command::kind)
        .toList();
  }

  /** Returns what a person may decide about the open review; empty if none is open. */
  public static List<ReviewDecision> allowedDecisions(Order order) {
    return Resolutions.allowed(order);
  }

  /** Returns whether a provider's notice tells something that the order has to look at. */
  public static NoticeStanding heard(Order order, Command.Notice notice, Instant now) {
    return Notices.standing(order, notice, now);
  }

  /**
   * Returns whether an order stands where a provider's notice says, settled, and has nothing about
   * that left to learn. To be asked of what the books have, which may be behind: a notice of what
   * was true by then is no news later.
   */
  public static boolean knows(Order order, Command.Notice notice) {
    return Notices.isKnown(order, notice);
  }

  /** Returns what the order waits for, in words for a person; null once it has ended. */
  public static @Nullable WaitingFor waitingFor(Order order) {
    return WaitingFor.of(order);
  }

  private static Optional<Reply> earlierReply(Order order, Command command) {
    return Optional.ofNullable(order.answers().get(command.header().id()))
        .map(
            answer ->
                answer.kind() == command.kind()
                        && answer.fingerprint().equals(command.header().fingerprint())
                    ? answer.reply()
                    : new Reply.Refused(RefusalCode.COMMAND_ID_REUSED));
  }

  private static Fact answered(Command command, Reply reply, Instant now) {
    Command.Header header = command.header();
    return new Fact.CommandAnswered(
        header.id(), new Answer(command.kind(), header.fingerprint(), reply), header.by(), now);
  }

  static Order evolveAll(Order order, List<Fact> facts) {
    Order current = order;
    for (Fact fact : facts) {
      current = evolve(current, fact);
    }
    return current;
  }

  /** A decision that would break an invariant is taken, because it happened, and reported. */
  private static Decision guarded(
      Order before, List<Fact> facts, @Nullable Reply reply, Instant now) {
    List<String> broken = Invariants.broken(before, evolveAll(before, facts));
    if (!broken.isEmpty() && !Invariants.isReportedBroken(evolveAll(before, facts))) {
      facts = new ArrayList<>(facts);
      facts.add(Reviews.broken(before, broken, now));
    }
    return new Decision(facts, reply);
  }
}
