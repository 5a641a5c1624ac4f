package io.quittance.domain.simulation;

import io.quittance.domain.Attempt;
import io.quittance.domain.AttemptState;
import io.quittance.domain.Command;
import io.quittance.domain.Fact;
import io.quittance.domain.LatePayment;
import io.quittance.domain.Money;
import io.quittance.domain.Order;
import io.quittance.domain.OrderStatus;
import io.quittance.domain.Position;
import io.quittance.domain.Proof;
import io.quittance.domain.Refund;
import io.quittance.domain.RefundState;
import io.quittance.domain.Review;
import io.quittance.domain.StatementAnswer;
import io.quittance.domain.Step;
import io.quittance.domain.simulation.ModelProvider.Trouble;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Judges an order by the provider's own books, at every send and at rest. */
final class Witness {

  private final Setup setup;
  private final ModelProvider provider;
  private final Network network;

  Witness(Setup setup, ModelProvider provider, Network network) {
    this.setup = setup;
    this.provider = provider;
    this.network = network;
  }

  /** Judges a call that is about to be sent. */
  void sends(Order order, Step.Call call) {
    if (order.ending() != null) {
      throw new Violation("rule 10", "an ended order sends " + call);
    }
    boolean takes = call instanceof Step.Charge || call instanceof Step.Capture;
    if (takes && order.isCancelling()) {
      throw new Violation("rule 1", call + " is sent after the cancel was accepted");
    }
    switch (call) {
      case Step.Charge c -> isTheOnlyOne(c);
      case Step.Refund c -> isNotBeingClosed(c);
      case Step.Capture c -> {}
      case Step.Close c -> {}
      case Step.LookUp c -> {}
    }
  }

  /** Rule 2: whatever was sent before is finally negative, also what is still on its way. */
  private void isTheOnlyOne(Step.Charge charge) {
    String name = charge.reference().text();
    for (ModelCharge other : provider.charges()) {
      if (!other.name.equals(name) && other.isLive()) {
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

  /** Rule 3. */
  private void isNotBeingClosed(Step.Refund refund) {
    if (provider.charge(refund.chargeName()).filter(ModelCharge::isLive).isPresent()) {
      throw new Violation("rule 3", refund + " is sent for what is not captured");
    }
  }

  /** Judges a proof of zero at the moment when it is made. */
  void moved(Order before, Order after) {
    if (!provider.breaches().isEmpty()) {
      String first = provider.breaches().getFirst();
      throw new Violation(first.substring(0, first.indexOf(':')), first);
    }
    boolean proven = before.provenZeroAt() == null && after.provenZeroAt() != null;
    boolean surprised =
        provider.troubles().contains(Trouble.LATE_MONEY)
            || provider.troubles().contains(Trouble.REVERSAL)
            || provider.troubles().contains(Trouble.TAKE_BACK);
    if (proven && !surprised) {
      for (ModelCharge charge : provider.charges()) {
        if (charge.isLive() || held(charge) != 0) {
          throw new Violation("proof of zero", "though there is " + charge);
        }
      }
    }
  }

  private static long held(ModelCharge charge) {
    return charge.captured().minorUnits() - charge.returned().minorUnits();
  }

  /** Returns what a reconciliation would tell the order now. */
  List<Command> findings(Order order) {
    List<StatementAnswer> answers =
        order.attempts().stream().map(a -> provider.statement(a.nameAtProvider())).toList();
    return Proof.of(order, answers).differences().stream()
        .map(d -> Messages.finding(order.revision(), d.lookAt(), d.evidence()))
        .toList();
  }

  /** Judges an order that nothing will happen to any more. */
  void atRest(Order order, List<Fact> facts) {
    reviewIsNeeded(order);
    boolean mayDiffer =
        order.review() != null && order.review().kind() == Review.Kind.PROVIDER_DIFFERS;
    if (!mayDiffer) {
      booksAgree(order);
    }
    statusIsTrue(order);
  }

  private void reviewIsNeeded(Order order) {
    if (order.review() == null) {
      return;
    }
    Set<Trouble> any =
        switch (order.review().kind()) {
          case WRONG_AMOUNT -> EnumSet.of(Trouble.WRONG_AMOUNT);
          case REFUND_REFUSED -> EnumSet.of(Trouble.REFUSED_FOR_GOOD);
          case REFUND_OVERDUE -> EnumSet.of(Trouble.NEVER_RETURNED, Trouble.REVERSAL);
          case DISPUTED -> EnumSet.of(Trouble.DISPUTE);
          case PROVIDER_REVERSED -> EnumSet.of(Trouble.REVERSAL);
          case PROVIDER_DIFFERS ->
              EnumSet.of(Trouble.REVERSAL, Trouble.LATE_MONEY, Trouble.TAKE_BACK, Trouble.DISPUTE);
          case LATE_PAYMENT ->
              setup.late() == LatePayment.HOLD_FOR_REVIEW
                  ? EnumSet.of(Trouble.LATE_MONEY)
                  : EnumSet.noneOf(Trouble.class);
          case PAYMENT_UNKNOWN,
              UNMATCHED_MONEY,
              JOURNAL_CONFLICT,
              REFERENCE_CLASH,
              BOOKS_REFUSED,
              INVARIANT_BROKEN ->
              EnumSet.noneOf(Trouble.class);
        };
    if (any.stream().noneMatch(provider.troubles()::contains)) {
      throw new Violation("review", "nobody is needed for " + order.review());
    }
  }

  /** I7. */
  private void booksAgree(Order order) {
    Map<String, String> ours = new TreeMap<>();
    Map<String, String> theirs = new TreeMap<>();
    for (Attempt attempt : order.attempts()) {
      boolean captured = attempt.state() instanceof AttemptState.Captured;
      Money taken = captured ? attempt.money() : new Money(0, attempt.amount().currency());
      if (taken.minorUnits() > 0) {
        ours.put(attempt.nameAtProvider(), taken + ", returned " + returned(order, attempt));
      }
    }
    for (ModelCharge charge : provider.charges()) {
      if (charge.isCaptured()) {
        theirs.put(charge.name, charge.captured() + ", returned " + charge.returned().minorUnits());
      }
    }
    if (!ours.equals(theirs)) {
      throw new Violation("I7", "we have " + ours + ", the provider has " + theirs);
    }
  }

  private static long returned(Order order, Attempt attempt) {
    return order.refunds().stream()
        .filter(r -> r.payment().equals(attempt.reference()))
        .filter(r -> r.state() instanceof RefundState.Succeeded)
        .map(Refund::amount)
        .mapToLong(Money::minorUnits)
        .sum();
  }

  private void statusIsTrue(Order order) {
    boolean asked = order.review() != null;
    boolean settled = Position.all(order).values().stream().allMatch(Position::isSettled);
    boolean nothingHeld = Position.all(order).values().stream().allMatch(Position::isZero);
    long taken = provider.charges().stream().filter(ModelCharge::isCaptured).count();
    boolean live = provider.charges().stream().anyMatch(ModelCharge::isLive);
    boolean fits =
        switch (order.status()) {
          case CANCELLED, EXPIRED -> taken == 0 && nothingHeld && !live;
          case REFUNDED -> taken > 0 && nothingHeld && !live;
          case COMPLETED -> settled && isPaidOnce(order) && !live;
          case PAID -> isPaidOnce(order) && (settled || asked) && !live;
          case FULFILLED -> isPaidOnce(order) && asked;
          case AUTHORIZED -> taken == 0 || asked;
          case PAYING, FULFILLING, CANCELLING -> asked;
          case AWAITING_PAYMENT -> false;
        };
    if (!fits) {
      throw new Violation(
          "at rest", order.status() + " " + Position.all(order) + ", review " + order.review());
    }
  }

  /** Of all that was taken, what pays the order is held, and the rest is not. */
  private boolean isPaidOnce(Order order) {
    long others =
        provider.charges().stream()
            .filter(c -> !c.name.equals(order.payingAttempt().orElseThrow().nameAtProvider()))
            .mapToLong(Witness::held)
            .sum();
    return others == 0 || order.review() != null;
  }

  static boolean isEnded(OrderStatus status) {
    return status.isEnded();
  }
}
