package io.quittance.domain.simulation;

import io.quittance.domain.Books;
import io.quittance.domain.Fact;
import io.quittance.domain.Invariants;
import io.quittance.domain.Order;
import io.quittance.domain.OrderMachine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An order that is followed fact by fact: I1 to I6 must hold after each of them. */
public final class FollowedOrder {

  private final ModelProvider provider;
  private final List<Fact> facts = new ArrayList<>();
  private final Books books = new Books();
  private Order order;

  /**
   * Begins with the order's first fact.
   *
   * @param provider by whose books I3 may be broken by the world, and not by the machine
   */
  public FollowedOrder(Fact.OrderPlaced placed, ModelProvider provider) {
    this.provider = provider;
    facts.add(placed);
    order = OrderMachine.place(placed);
  }

  /** Returns the order as it stands. */
  public Order order() {
    return order;
  }

  /** Returns all that happened to it. */
  public List<Fact> facts() {
    return Collections.unmodifiableList(facts);
  }

  /**
   * Takes one more fact.
   *
   * @throws Violation if it breaks what must hold
   */
  public void take(Fact fact) {
    Order before = order;
    facts.add(fact);
    order = OrderMachine.evolve(order, fact);
    books.take(before, fact);
    check(Invariants.broken(before, order));
    check(books.disagreements(order));
  }

  private void check(List<String> broken) {
    for (String breach : broken) {
      String rule = breach.substring(0, breach.indexOf(':'));
      if (!(rule.equals("I3") && Judge.isOverpaid(order, provider))) {
        throw new Violation(rule, broken.toString());
      }
    }
  }

  /** Makes the order again from its facts, which must make the same one. */
  void fold() {
    Order folded = OrderMachine.fold(facts);
    if (!folded.equals(order)) {
      throw new Violation("fold", "the facts make " + folded + ", the order is " + order);
    }
    order = folded;
  }
}
