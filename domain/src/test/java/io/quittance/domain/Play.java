package io.quittance.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An order being played by hand: the shell of a test, which holds the state and asserts I1-I6. */
final class Play {

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final ProviderTraits TRAITS = traits(true);
  static final ProviderTraits WITHOUT_TOMBSTONES = traits(false);

  private static ProviderTraits traits(boolean tombstones) {
    return new ProviderTraits(
        tombstones,
        Duration.ofMinutes(5),
        Duration.ofHours(24),
        Duration.ofDays(5),
        Duration.ofDays(7),
        80);
  }

  /** More than a year of hourly looks: what goes on longer has no end. */
  private static final int MOST_FACTS = 10_000;

  private final List<Fact> facts = new ArrayList<>();
  private final Books books = new Books();
  private Order order;
  private @Nullable Order asked;
  private Instant now = START;
  private int commands;

  Play(OrderTerms terms) {
    Fact.OrderPlaced placed = new Fact.OrderPlaced(terms, now);
    facts.add(placed);
    order = OrderMachine.place(placed);
  }

  /** An order that begins with more than its placing. */
  Play(List<Fact> beginning) {
    order = OrderMachine.place((Fact.OrderPlaced) beginning.getFirst());
    facts.add(beginning.getFirst());
    record(new Decision(beginning.subList(1, beginning.size()), null));
  }

  static Play placed() {
    return new Play(terms(CaptureMode.SALE, TRAITS));
  }

  static Play placedToAuthorize() {
    return new Play(terms(CaptureMode.AUTHORIZE, TRAITS));
  }

  static OrderTerms terms(CaptureMode capture, ProviderTraits traits) {
    return terms(capture, traits, LatePayment.AUTO_REFUND);
  }

  static OrderTerms terms(CaptureMode capture, ProviderTraits traits, LatePayment latePayment) {
    TreeMap<String, ProviderTraits> providers = new TreeMap<>();
    providers.put("simulator", traits);
    return new OrderTerms(
        new OrderId("A-1"),
        "c-1",
        eur(4210),
        null,
        Duration.ofMinutes(30),
        capture,
        latePayment,
        Duration.ofDays(30),
        new TreeMap<>(),
        providers);
  }

  static Money eur(long minorUnits) {
    return Money.of(minorUnits, "EUR");
  }

  Order order() {
    return order;
  }

  Instant now() {
    return now;
  }

  List<Fact> facts() {
    return facts;
  }

  Play after(Duration duration) {
    now = now.plus(duration);
    record(OrderMachine.elapse(order, now));
    return this;
  }

  Reply decide(Command command) {
    Decision decision = OrderMachine.decide(order, command, now);
    record(decision);
    if (decision.reply() == null) {
      throw new AssertionError("a command without an answer: " + command);
    }
    return decision.reply();
  }

  Play pay() {
    return pay("tok_ok");
  }

  Play pay(String method) {
    decide(new Command.Pay(header(), "simulator", method, null));
    return this;
  }

  Play cancel() {
    decide(new Command.Cancel(header(), "changed my mind"));
    return this;
  }

  Play fulfil() {
    decide(new Command.Fulfil(header()));
    return this;
  }

  Play refund(@Nullable Long minorUnits) {
    decide(new Command.Refund(header(), minorUnits, null, null, null));
    return this;
  }

  /** Begins the next step, which must be a call. */
  Step.Call begin() {
    Step step = OrderMachine.next(order, now);
    if (!(step instanceof Step.Call call)) {
      throw new AssertionError("no call to begin, but " + step);
    }
    record(OrderMachine.begin(order, call, now));
    asked = order;
    return call;
  }

  Play send() {
    begin();
    return this;
  }

  /** Waits until there is a call to make, at most as long as the order says. */
  Play untilCall() {
    for (int i = 0; i < 10 && next() instanceof Step.AwaitUntil wait && wait.until() != null; i++) {
      after(Duration.between(now, wait.until()));
    }
    return this;
  }

  /** The call that was begun last is answered. */
  Play answer(Outcome outcome) {
    record(OrderMachine.apply(order, asked == null ? order : asked, outcome, now));
    asked = null;
    return this;
  }

  Play booksRefuse(String evidence) {
    record(OrderMachine.booksRefuse(order, evidence, now));
    return this;
  }

  Play booksAccept() {
    record(OrderMachine.booksAccept(order, now));
    return this;
  }

  Play captured() {
    return answer(new Outcome.Captured(payment(), eur(4210), "ch_1"));
  }

  Play unknown() {
    return answer(new Outcome.Unknown(payment()));
  }

  Reference payment() {
    return order.attempts().getLast().reference();
  }

  Reference lastRefund() {
    return order.refunds().getLast().reference();
  }

  Step next() {
    return OrderMachine.next(order, now);
  }

  Command.Header header() {
    return header("k" + ++commands, "f" + commands);
  }

  static Command.Header header(String id, String fingerprint) {
    return new Command.Header(new CommandId(id), fingerprint, "customer");
  }

  Review.@Nullable Kind reviewKind() {
    return order.review() == null ? null : order.review().kind();
  }

  Position money() {
    return Position.of(order);
  }

  Books books() {
    return books;
  }

  private void record(Decision decision) {
    for (Fact fact : decision.facts()) {
      Order before = order;
      facts.add(fact);
      order = OrderMachine.evolve(order, fact);
      books.take(before, fact);
      List<String> broken = new ArrayList<>(Invariants.broken(before, order));
      broken.addAll(books.disagreements(order));
      if (!broken.isEmpty()) {
        throw new AssertionError(broken + " after " + facts);
      }
      if (facts.size() > MOST_FACTS) {
        throw new AssertionError("no end in sight: " + fact + " and so on");
      }
    }
  }
}
