package io.quittance.domain.simulation;

import io.quittance.domain.Outcome;
import io.quittance.domain.Reference;
import io.quittance.domain.RefusalCause;
import io.quittance.domain.Step;
import io.quittance.domain.simulation.Manner.Verdict;

/** What the modelled provider makes of requests about refunds. */
final class RefundDesk {

  private final ProviderBooks books;

  RefundDesk(ProviderBooks books) {
    this.books = books;
  }

  Outcome refund(Step.Refund call, Manner manner, long now) {
    String name = call.reference().text();
    ModelRefund known = books.refunds.get(name);
    if (known != null && now <= known.firstSeen + books.setup.keyLife()) {
      return known.firstAnswer();
    }
    if (known != null) {
      books.executedTwice(name);
    }
    ModelCharge charge = books.charges.get(call.chargeName());
    if (charge == null) {
      return new Outcome.Refused(call.reference(), RefusalCause.OTHER);
    }
    ModelRefund refund = new ModelRefund(name, charge, call.amount(), now);
    books.refunds.put(name, refund);
    RefusalCause refusal = refusal(refund, manner.verdict());
    if (refusal == null) {
      execute(refund, manner, now);
    } else {
      refund.refuse(refusal);
    }
    refund.firstAnswer = refund.state(call.reference());
    books.told(refund);
    return refund.firstAnswer();
  }

  private @org.jspecify.annotations.Nullable RefusalCause refusal(
      ModelRefund refund, Verdict verdict) {
    ModelCharge charge = refund.charge;
    if (!charge.isCaptured() || !refund.amount.currency().equals(charge.taken.currency())) {
      return RefusalCause.OTHER;
    }
    if (charge.disputed) {
      return RefusalCause.DISPUTED;
    }
    if (refund.amount.minorUnits() > charge.left()) {
      return RefusalCause.ALREADY_REFUNDED;
    }
    if (verdict == Verdict.REFUSED_FOR_GOOD) {
      books.troubles.add(Trouble.REFUSED_FOR_GOOD);
      return RefusalCause.ACCOUNT_CLOSED;
    }
    return verdict == Verdict.REFUSED ? RefusalCause.OTHER : null;
  }

  private void execute(ModelRefund refund, Manner manner, long now) {
    long at = now + manner.verdictMillis();
    refund.begin();
    switch (manner.verdict()) {
      case RETURNED_LATER -> books.effects.add(at, () -> settle(refund, true));
      case FAILS_LATER -> books.effects.add(at, () -> settle(refund, false));
      case NEVER_RETURNED -> books.troubles.add(Trouble.NEVER_RETURNED);
      case TAKEN_BACK_LATER -> {
        refund.settle(true);
        books.effects.add(at, () -> takeBack(refund));
      }
      default -> refund.settle(true);
    }
  }

  private void settle(ModelRefund refund, boolean succeeds) {
    if (refund.standing == ModelRefund.Standing.PENDING) {
      refund.settle(succeeds);
      books.told(refund);
    }
  }

  void takeBack(ModelRefund refund) {
    if (refund.standing == ModelRefund.Standing.SUCCEEDED) {
      refund.takeBack();
      books.troubles.add(Trouble.TAKE_BACK);
      books.told(refund);
    }
  }

  Outcome lookUp(String name, Reference of, Manner manner, long now) {
    ModelRefund refund = books.refunds.get(name);
    return refund == null || books.isHidden(refund.firstSeen, manner, now)
        ? new Outcome.NotFound(of)
        : refund.state(of);
  }
}
