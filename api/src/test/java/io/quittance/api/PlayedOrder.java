package io.quittance.api;

import io.quittance.domain.Command;
import io.quittance.domain.CommandId;
import io.quittance.domain.Decision;
import io.quittance.domain.Fact;
import io.quittance.domain.Order;
import io.quittance.domain.OrderMachine;
import io.quittance.domain.Outcome;
import io.quittance.domain.Position;
import io.quittance.domain.Postings;
import io.quittance.domain.RefusalCause;
import io.quittance.domain.Step;
import io.quittance.store.Append;
import io.quittance.store.AppendResult;
import io.quittance.store.Claim;
import io.quittance.store.OrderRow;
import io.quittance.store.Store;
import io.quittance.workflows.contract.FactJson;
import io.quittance.workflows.contract.OrderDataConverter;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.StartOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An order of 42.10 EUR that the machine plays, with all it writes in the books. */
public final class PlayedOrder {

  private static final JsonMapper MAPPER = OrderDataConverter.mapper();

  private final Store store;
  private Order order;
  private long seq;
  private Instant now;
  private boolean refundable = true;

  private PlayedOrder(Store store, Fact.OrderPlaced placed) {
    this.store = store;
    this.order = OrderMachine.place(placed);
    this.now = placed.at();
  }

  /** Takes an order's id and nothing else. */
  public static void claim(Store store, StartOrder start, Instant at) {
    OrderView view = OrderView.placed(start, at);
    store
        .orders()
        .claim(
            new Claim(
                start.orderId(),
                start.customerId(),
                start.amount().value(),
                start.amount().currency(),
                start.fingerprint(),
                MAPPER.writeValueAsString(start),
                MAPPER.writeValueAsString(view),
                at));
  }

  /** Places an order. */
  public static PlayedOrder place(Store store, StartOrder start, Instant at) {
    claim(store, start, at);
    Fact.OrderPlaced placed = new Fact.OrderPlaced(start.toTerms(), at);
    PlayedOrder played = new PlayedOrder(store, placed);
    played.write(List.of(played.entry(played.order, placed)));
    return played;
  }

  /** Pays it. */
  public PlayedOrder pay(String commandId) {
    decide(new Command.Pay(header(commandId, "customer"), "simulator", "tok_ok", null));
    return perform();
  }

  /** Lets the provider refuse its refunds for good. */
  public PlayedOrder refusesRefunds() {
    refundable = false;
    return this;
  }

  /** Cancels it, with the refund that follows. */
  public PlayedOrder cancel(String commandId) {
    decide(new Command.Cancel(header(commandId, "customer"), "changed my mind"));
    return perform();
  }

  /** Asks for something that is written down and leads to no call. */
  public void fulfil(String commandId) {
    decide(new Command.Fulfil(header(commandId, "shop")));
  }

  private static Command.Header header(String commandId, String by) {
    return new Command.Header(new CommandId(commandId), "fingerprint of " + commandId, by);
  }

  private void decide(Command command) {
    take(OrderMachine.decide(order, command, tick()));
  }

  private PlayedOrder perform() {
    while (OrderMachine.next(order, tick()) instanceof Step.Call call) {
      take(OrderMachine.begin(order, call, tick()));
      take(OrderMachine.apply(order, outcome(call), tick()));
    }
    take(OrderMachine.elapse(order, tick()));
    return this;
  }

  private Outcome outcome(Step.Call call) {
    return switch (call) {
      case Step.Charge s -> new Outcome.Captured(s.reference(), s.amount(), "ch_1");
      case Step.Refund s when !refundable ->
          new Outcome.Refused(s.reference(), RefusalCause.TOO_OLD);
      case Step.Refund s -> new Outcome.Refunded(s.reference(), s.amount(), "re_1");
      case Step.Capture s -> throw new AssertionError(s);
      case Step.Close s -> throw new AssertionError(s);
      case Step.LookUp s -> throw new AssertionError(s);
    };
  }

  private Instant tick() {
    now = now.plusMillis(10);
    return now;
  }

  private void take(Decision decision) {
    List<Append.Entry> entries = new ArrayList<>();
    for (Fact fact : decision.facts()) {
      Order before = order;
      order = OrderMachine.evolve(order, fact);
      entries.add(entry(before, fact));
    }
    if (!entries.isEmpty()) {
      write(entries);
    }
  }

  private Append.Entry entry(Order before, Fact fact) {
    return new Append.Entry(
        fact.getClass().getSimpleName(),
        FactJson.write(fact),
        fact.at(),
        7,
        order.status().name(),
        order.revision(),
        false,
        null,
        Postings.of(before, fact),
        List.of());
  }

  private void write(List<Append.Entry> entries) {
    AppendResult result =
        store.journal().append(new Append(order.id().value(), seq + 1, "run-1", entries, row()));
    seq = ((AppendResult.Appended) result).nextSeq() - 1;
  }

  private OrderRow row() {
    Position money = Position.of(order);
    @Nullable Instant ended = order.status().isEnded() ? order.updatedAt() : null;
    return new OrderRow(
        order.status().name(),
        order.revision(),
        money.atRisk(),
        money.authorized(),
        money.captured(),
        money.refunded(),
        money.refunding(),
        money.adjusted(),
        money.held(),
        order.review() == null ? null : order.review().kind().name(),
        order.provenZeroAt(),
        order.updatedAt(),
        ended,
        MAPPER.writeValueAsString(view()));
  }

  /** Returns the order itself, as its workflow tells it. */
  public String state() {
    return FactJson.writeOrder(order);
  }

  /** Returns how many facts it wrote. */
  public long facts() {
    return seq;
  }

  /** Returns it as it is shown. */
  public OrderView view() {
    return OrderView.of(order, order.updatedAt());
  }
}
