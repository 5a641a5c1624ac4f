package io.quittance.domain.simulation;

import io.quittance.domain.Attempt;
import io.quittance.domain.Fact;
import io.quittance.domain.Order;
import io.quittance.domain.OrderMachine;
import io.quittance.domain.Reference;
import io.quittance.domain.Refund;
import io.quittance.domain.Review;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The rule that money held for a person goes back only after a decision that named it. */
final class HeldMoney {

  private final Set<String> held = new TreeSet<>();
  private final Set<String> decided = new TreeSet<>();

  void check(List<Fact> facts) {
    Order order = OrderMachine.place((Fact.OrderPlaced) facts.getFirst());
    for (Fact fact : facts.subList(1, facts.size())) {
      if (fact instanceof Fact.ReviewResolved) {
        name(order);
      }
      if (fact instanceof Fact.RefundRequested f) {
        mayGo(f);
      }
      order = OrderMachine.evolve(order, fact);
      order.attempts().stream()
          .filter(Attempt::held)
          .forEach(attempt -> held.add(attempt.reference().text()));
    }
  }

  private void name(Order order) {
    Review review = order.review();
    if (review != null && review.concerns() != null) {
      Reference concerned = review.concerns();
      decided.add(order.refund(concerned).<Reference>map(Refund::payment).orElse(concerned).text());
    }
  }

  private void mayGo(Fact.RefundRequested refund) {
    String payment = refund.payment().text();
    if (held.contains(payment) && !decided.contains(payment)) {
      throw new Violation("held", refund.refund() + " returns what no decision named");
    }
  }
}
