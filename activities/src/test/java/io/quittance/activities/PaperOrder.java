package io.quittance.activities;

import io.quittance.domain.CommandKind;
import io.quittance.domain.Decision;
import io.quittance.domain.Fact;
import io.quittance.domain.Order;
import io.quittance.domain.OrderMachine;
import io.quittance.domain.Outcome;
import io.quittance.domain.Postings;
import io.quittance.domain.ProviderTraits;
import io.quittance.domain.Step;
import io.quittance.providers.PaymentProvider;
import io.quittance.workflows.contract.Amount;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.FactJson;
import io.quittance.workflows.contract.FactsToAppend;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.ProviderPromise;
import io.quittance.workflows.contract.StartOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** An order that the machine moves without an engine, at the pace of the test. */
final class PaperOrder {

  static final Instant T = Instant.parse("2026-11-23T12:00:00.123456Z");
  static final String RUN = "run-1";

  private static final ProviderTraits TRAITS =
      new ProviderTraits(
          true,
          Duration.ofSeconds(30),
          Duration.ofHours(24),
          Duration.ofDays(5),
          Duration.ofDays(7),
          80);

  private final StartOrder start;
  private final List<FactsToAppend.Entry> unwritten = new ArrayList<>();
  private Order order;
  private Instant now = T;
  private long written;

  private PaperOrder(StartOrder start) {
    this.start = start;
    Fact.OrderPlaced placed = new Fact.OrderPlaced(start.toTerms(), T);
    this.order = OrderMachine.place(placed);
    note(order, placed);
  }

  static PaperOrder placed(String id) {
    return new PaperOrder(start(id));
  }

  static StartOrder start(String id) {
    return new StartOrder(
        id,
        "c-1",
        new Amount(4210, "EUR"),
        "two tickets",
        Duration.ofMinutes(30),
        "SALE",
        "AUTO_REFUND",
        Duration.ofDays(30),
        new TreeMap<>(),
        List.of(ProviderPromise.of("simulator", TRAITS)),
        null);
  }

  PaperOrder pay(String method) {
    return decide(CommandKind.PAY, CommandRequest.pay("pay-1", "simulator", method, null));
  }

  PaperOrder cancel() {
    return decide(CommandKind.CANCEL, CommandRequest.cancel("cancel-1", "customer", "why not"));
  }

  PaperOrder decide(CommandKind kind, CommandRequest request) {
    return take(OrderMachine.decide(order, request.toCommand(kind, () -> "nameless"), now));
  }

  /** Makes every call that the machine wants, until it waits or is done. */
  PaperOrder perform(PaymentProvider provider) {
    while (OrderMachine.next(order, now) instanceof Step.Call call) {
      take(OrderMachine.begin(order, call, now));
      take(OrderMachine.apply(order, made(provider, call), now));
    }
    return take(OrderMachine.elapse(order, now));
  }

  /** Begins the call that is due, and takes this for its answer. */
  PaperOrder answered(Outcome outcome) {
    take(OrderMachine.begin(order, OrderMachine.next(order, now), now));
    return take(OrderMachine.apply(order, outcome, now));
  }

  private static Outcome made(PaymentProvider provider, Step.Call call) {
    return switch (call) {
      case Step.Charge s -> provider.charge(s);
      case Step.Capture s -> provider.capture(s);
      case Step.Close s -> provider.close(s);
      case Step.Refund s -> provider.refund(s);
      case Step.LookUp s -> provider.lookUp(s);
    };
  }

  private PaperOrder take(Decision decision) {
    now = now.plusSeconds(1);
    for (Fact fact : decision.facts()) {
      Order before = order;
      order = OrderMachine.evolve(order, fact);
      note(before, fact);
    }
    return this;
  }

  private void note(Order before, Fact fact) {
    unwritten.add(
        new FactsToAppend.Entry(
            fact.getClass().getSimpleName(),
            FactJson.write(fact),
            fact.at(),
            written + unwritten.size() + 3,
            order.status().name(),
            order.revision(),
            before.status() != order.status(),
            FactsToAppend.Told.of(fact, order),
            Postings.of(before, fact).stream().map(FactsToAppend.Line::of).toList(),
            names(fact)));
  }

  private static List<FactsToAppend.Name> names(Fact fact) {
    return fact instanceof Fact.Captured f && f.providerReference() != null
        ? List.of(new FactsToAppend.Name("simulator", f.providerReference(), f.payment().text()))
        : List.of();
  }

  Order order() {
    return order;
  }

  StartOrder start() {
    return start;
  }

  /** Returns the facts that were not taken from here yet, for the books. */
  FactsToAppend unwritten() {
    FactsToAppend facts =
        new FactsToAppend(
            start.orderId(),
            written + 1,
            RUN,
            start,
            List.copyOf(unwritten),
            OrderView.of(order, now));
    written += unwritten.size();
    unwritten.clear();
    return facts;
  }
}
