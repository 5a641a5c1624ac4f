package io.quittance.domain.simulation;

import io.quittance.domain.Command;
import io.quittance.domain.Fact;
import io.quittance.domain.Order;
import io.quittance.domain.Proof;
import io.quittance.domain.StatementAnswer;
import java.util.ArrayList;
import java.util.List;

/**
 * The reconciliation: what it finds is told to the order once, to look, and once more, for a
 * person, if the look saw nothing wrong.
 */
public final class Proofreading {

  private final ModelProvider provider;

  /** Takes the witness. */
  public Proofreading(ModelProvider provider) {
    this.provider = provider;
  }

  /** Returns what the order is told now; empty if nothing. */
  public List<Command> findings(Order order, List<Fact> facts) {
    long moves = facts.stream().filter(Proof::isNewGround).count();
    List<StatementAnswer> answers =
        order.attempts().stream().map(a -> provider.statement(a.nameAtProvider())).toList();
    List<Command> told = new ArrayList<>();
    for (Proof.Difference difference : Proof.of(order, answers).differences()) {
      Command look = Messages.finding(moves, difference.lookAt(), difference.evidence());
      Command forAPerson = Messages.finding(moves, null, difference.evidence());
      if (!isTold(order, look)) {
        told.add(look);
      } else if (order.review() == null && !isTold(order, forAPerson)) {
        told.add(forAPerson);
      }
    }
    return told;
  }

  private static boolean isTold(Order order, Command finding) {
    return order.answers().containsKey(finding.header().id());
  }
}
