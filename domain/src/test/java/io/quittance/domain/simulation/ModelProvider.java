package io.quittance.domain.simulation;

import io.quittance.domain.NoticeClaim;
import io.quittance.domain.Outcome;
import io.quittance.domain.Reference;
import io.quittance.domain.StatementAnswer;
import io.quittance.domain.Step;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * A provider with books of its own: the witness. It executes what arrives once for each name, for
 * as long as it remembers the name, and does what real ones do to money by themselves.
 */
public final class ModelProvider {

  /** How long what was executed may be missing from what is looked up. */
  static final long LAG = 10 * Times.SECOND;

  private final ProviderBooks books;
  private final ChargeDesk charges;
  private final RefundDesk refunds;
  private final Surprises surprises;

  /**
   * Makes one that has seen nothing.
   *
   * @param listener hears of each change, by the name of the charge or refund
   */
  public ModelProvider(Setup setup, BiConsumer<String, NoticeClaim> listener) {
    books = new ProviderBooks(setup, listener);
    charges = new ChargeDesk(books);
    refunds = new RefundDesk(books);
    surprises = new Surprises(books, charges, refunds);
  }

  /** Executes a request that arrives. */
  public Outcome execute(Step.Call call, Manner manner, long now) {
    return switch (call) {
      case Step.Charge c -> charges.charge(c, manner, now);
      case Step.Capture c -> charges.capture(c, manner);
      case Step.Close c -> charges.close(c, manner, now);
      case Step.Refund c -> refunds.refund(c, manner, now);
      case Step.LookUp c ->
          switch (c.reference()) {
            case Reference.ToPayment of -> charges.lookUp(c.name(), of, manner, now);
            case Reference.ToRefund of -> refunds.lookUp(c.name(), of, manner, now);
          };
    };
  }

  /** Does something by itself. */
  public void does(Happening.Deed deed, long now) {
    surprises.happen(deed, now);
  }

  /** Returns when something will happen by itself. */
  public long nextAt() {
    return books.effects.nextAt();
  }

  /** Lets the next thing happen by itself. */
  public void next() {
    books.effects.next();
  }

  /** Lets something happen later, such as the arrival of a request. */
  void later(long at, Runnable what) {
    books.effects.add(at, what);
  }

  /** Notes that an answer was garbled on its way. */
  void garbled() {
    books.troubles.add(Trouble.WRONG_ANSWER);
  }

  Collection<ModelCharge> charges() {
    return books.charges.values();
  }

  Optional<ModelCharge> charge(String name) {
    return Optional.ofNullable(books.charges.get(name));
  }

  Set<Trouble> troubles() {
    return books.troubles;
  }

  /** Returns what it saw that must never happen. */
  List<String> breaches() {
    return books.breaches;
  }

  /** Returns its line about a charge. */
  StatementAnswer statement(String name) {
    return charge(name)
        .<StatementAnswer>map(charge -> new StatementAnswer.Told(charge.line()))
        .orElseGet(() -> new StatementAnswer.NeverSeen(name));
  }

  /** Returns its books, line by line, for a person. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    books.charges.values().forEach(charge -> text.append("  ").append(charge).append("\n"));
    books.refunds.values().forEach(refund -> text.append("  ").append(refund).append("\n"));
    return text.toString();
  }
}
