package io.quittance.simulator.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A provider without file and network: it keeps its books in memory and its time by hand. */
final class Teller {

  private final Books books = new Books();
  private final List<Event> events = new ArrayList<>();
  private final boolean tombstones;
  private boolean telling;
  private Instant now = Instant.parse("2026-11-23T10:00:00Z");

  Teller() {
    this(true);
  }

  Teller(boolean tombstones) {
    this.tombstones = tombstones;
  }

  Verdict tell(Command command) {
    return tell(command, false);
  }

  Verdict tell(Command command, boolean masked) {
    Decision decision = Rules.decide(books, command, tombstones, masked, now);
    decision.events().forEach(this::happen);
    return decision.verdict();
  }

  void pass(Duration time) {
    now = now.plus(time);
    for (Due due : books.due()) {
      if (!due.at().isAfter(now)) {
        Rules.execute(books, due, now).forEach(this::happen);
      }
    }
  }

  Verdict charge(String reference, PaymentMethod method) {
    return tell(charging(reference, method, 4210));
  }

  Verdict refund(String reference, String charge, long value) {
    return tell(refunding(reference, charge, value));
  }

  Charge held(String reference) {
    ChargeEntry entry = books.charge(reference);
    if (entry == null) {
      throw new AssertionError("no charge " + reference);
    }
    return entry.charge();
  }

  Books books() {
    return books;
  }

  List<Event> events() {
    return events;
  }

  static Command charging(String reference, PaymentMethod method, long value) {
    return new Command.MakeCharge(
        new ChargeRequest(reference, new Amount(value, "EUR"), method, true));
  }

  static Command authorizing(String reference) {
    return authorizing(reference, PaymentMethod.TOK_OK);
  }

  static Command authorizing(String reference, PaymentMethod method) {
    return new Command.MakeCharge(
        new ChargeRequest(reference, new Amount(4210, "EUR"), method, false));
  }

  static Command refunding(String reference, String charge, long value) {
    return new Command.MakeRefund(new RefundRequest(reference, charge, new Amount(value, "EUR")));
  }

  /** The answer of a verdict; null when there is none. */
  static @Nullable Answer answer(Verdict verdict) {
    return verdict instanceof Verdict.Answered answered ? answered.answer() : null;
  }

  /** The problem of a verdict's refusal; null when it is none. */
  static @Nullable Problem problem(Verdict verdict) {
    return answer(verdict) instanceof Answer.Refused refused ? refused.problem() : null;
  }

  /** From now on there is a subscriber to be told. */
  Teller telling() {
    telling = true;
    return this;
  }

  /** What the subscriber is told of a reference, in order. */
  List<String> told(String reference) {
    return books.webhooksStartingWith(reference).stream()
        .map(standing -> standing.webhook().type())
        .toList();
  }

  private void happen(Event event) {
    if (telling) {
      WebhookPlans.before(event, books)
          .ifPresent(
              plan -> {
                events.add(plan);
                books.apply(plan);
              });
    }
    events.add(event);
    books.apply(event);
  }
}
