package io.quittance.domain.simulation;

import io.quittance.domain.Fact;
import io.quittance.domain.Order;
import io.quittance.domain.ReviewDecision;
import io.quittance.domain.Step;
import java.util.List;

/** Judges an order by the provider's own books, at every call and every move. */
public final class Witness {

  private final ModelProvider provider;
  private final Network network;

  /** Takes the provider, and what is on its way to it. */
  public Witness(ModelProvider provider, Network network) {
    this.provider = provider;
    this.network = network;
  }

  /** Judges a call that is about to be sent. */
  public void sends(Order order, List<Fact> facts, Step.Call call) {
    if (order.ending() != null) {
      throw new Violation("rule 10", "an ended order sends " + call);
    }
    boolean takes = call instanceof Step.Charge || call instanceof Step.Capture;
    if (takes && order.isCancelling()) {
      throw new Violation("rule 1", call + " is sent after the cancel was accepted");
    }
    if (order.resolution() != null && !(call instanceof Step.LookUp)) {
      throw new Violation("rule 14", call + " is sent before a decision is carried out");
    }
    switch (call) {
      case Step.Charge c -> isTheOnlyOne(c, facts);
      case Step.Refund c -> isNotBeingClosed(c);
      case Step.Capture c -> {}
      case Step.Close c -> {}
      case Step.LookUp c -> {}
    }
  }

  /** Rule 2: whatever was sent before is finally negative, also what is still on its way. */
  private void isTheOnlyOne(Step.Charge charge, List<Fact> facts) {
    if (isWrittenOff(facts)) {
      return;
    }
    String name = charge.reference().text();
    for (ModelCharge other : provider.charges()) {
      if (!other.name.equals(name) && other.isLive() && !other.revived) {
        throw new Violation("rule 2", name + " is sent while there is " + other);
      }
    }
    for (Step.Call other : network.underWay()) {
      boolean willExecute =
          other instanceof Step.Charge
              && !other.reference().equals(charge.reference())
              && provider.charge(other.reference().text()).isEmpty();
      if (willExecute) {
        throw new Violation("rule 2", name + " is sent while " + other + " is on its way");
      }
    }
  }

  /** A person may count a payment as never made that is only unknown, and be wrong. */
  private static boolean isWrittenOff(List<Fact> facts) {
    return facts.stream()
        .anyMatch(f -> f instanceof Fact.ReviewResolved r && r.decision() != ReviewDecision.RETRY);
  }

  /** Rule 3. */
  private void isNotBeingClosed(Step.Refund refund) {
    if (provider.charge(refund.chargeName()).filter(ModelCharge::isLive).isPresent()) {
      throw new Violation("rule 3", refund + " is sent for what is not captured");
    }
  }

  /** Judges a move; a proof of zero by the books at the moment when it is made. */
  public void moved(Order before, Order after, List<Fact> facts) {
    if (!provider.breaches().isEmpty()) {
      throw new Violation("rule 6", provider.breaches().getFirst());
    }
    boolean proven = before.provenZeroAt() == null && after.provenZeroAt() != null;
    boolean surprised =
        provider.troubles().contains(Trouble.LATE_MONEY)
            || provider.troubles().contains(Trouble.REVERSAL)
            || provider.troubles().contains(Trouble.TAKE_BACK);
    if (proven && !surprised && !isWrittenOff(facts)) {
      for (ModelCharge charge : provider.charges()) {
        if (charge.isLive() || charge.held() != 0) {
          throw new Violation("proof of zero", "though there is " + charge);
        }
      }
    }
  }
}
