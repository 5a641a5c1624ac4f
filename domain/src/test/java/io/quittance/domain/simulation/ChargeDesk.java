package io.quittance.domain.simulation;

import io.quittance.domain.Money;
import io.quittance.domain.Outcome;
import io.quittance.domain.Reference;
import io.quittance.domain.RefusalCause;
import io.quittance.domain.Step;
import io.quittance.domain.simulation.Manner.Verdict;
import io.quittance.domain.simulation.ModelCharge.Standing;

/** What the modelled provider makes of requests about charges. */
final class ChargeDesk {

  private final ProviderBooks books;

  ChargeDesk(ProviderBooks books) {
    this.books = books;
  }

  Outcome charge(Step.Charge call, Manner manner, long now) {
    String name = call.reference().text();
    ModelCharge known = books.charges.get(name);
    if (known != null && known.isTombstone()) {
      return new Outcome.Closed(call.reference());
    }
    if (known != null && now <= known.firstSeen + books.setup.keyLife()) {
      return known.firstAnswer();
    }
    if (known != null) {
      books.executedTwice(name);
    }
    ModelCharge charge =
        new ModelCharge(name, call.amount(), call.capture(), now, Standing.DECLINED);
    books.charges.put(name, charge);
    execute(charge, manner, now);
    charge.firstAnswer = charge.state(call.reference());
    books.told(charge);
    return charge.firstAnswer();
  }

  private void execute(ModelCharge charge, Manner manner, long now) {
    switch (manner.verdict()) {
      case DECLINED -> {}
      case REDIRECTED -> {
        charge.standing = Standing.OPEN;
        charge.redirected = true;
      }
      case PROCESSED_LATER -> {
        charge.standing = Standing.OPEN;
        long at = now + manner.verdictMillis();
        books.effects.add(at, () -> processed(charge, at));
      }
      case LESS -> take(charge, less(charge.asked), now);
      case OTHER_CURRENCY -> take(charge, inOtherCurrency(charge.asked), now);
      case DISPUTED -> {
        take(charge, charge.asked, now);
        dispute(charge);
      }
      default -> take(charge, charge.asked, now);
    }
  }

  private static Money less(Money asked) {
    return new Money(Math.max(1, asked.minorUnits() / 2), asked.currency());
  }

  private static Money inOtherCurrency(Money asked) {
    String other = asked.currency().getCurrencyCode().equals("USD") ? "EUR" : "USD";
    return Money.of(asked.minorUnits(), other);
  }

  private void processed(ModelCharge charge, long now) {
    if (charge.standing == Standing.OPEN) {
      take(charge, charge.asked, now);
      books.told(charge);
    }
  }

  /** Takes or reserves money, as was asked for. */
  void take(ModelCharge charge, Money amount, long now) {
    charge.taken = amount;
    charge.standing = charge.captures ? Standing.CAPTURED : Standing.AUTHORIZED;
    if (!amount.equals(charge.asked)) {
      books.troubles.add(Trouble.WRONG_AMOUNT);
    }
    if (!charge.captures) {
      books.effects.add(now + books.setup.authorizationLife(), () -> runOut(charge));
    }
  }

  private void runOut(ModelCharge charge) {
    if (charge.standing == Standing.AUTHORIZED) {
      charge.standing = Standing.CLOSED;
      books.told(charge);
    }
  }

  void dispute(ModelCharge charge) {
    if (charge.isCaptured() && !charge.disputed && charge.left() > 0) {
      charge.disputed = true;
      books.troubles.add(Trouble.DISPUTE);
    }
  }

  Outcome capture(Step.Capture call, Manner manner) {
    Reference of = call.reference();
    ModelCharge charge = books.charges.get(of.text());
    if (charge == null || charge.standing == Standing.OPEN) {
      return new Outcome.Refused(of, RefusalCause.OTHER);
    }
    if (charge.standing == Standing.AUTHORIZED) {
      if (manner.verdict() == Verdict.REFUSED) {
        return new Outcome.Refused(of, RefusalCause.OTHER);
      }
      capture(charge, manner.verdict());
      books.told(charge);
    }
    return charge.standing == Standing.CLOSED
        ? new Outcome.Refused(of, RefusalCause.TOO_LATE)
        : charge.state(of);
  }

  private void capture(ModelCharge charge, Verdict verdict) {
    switch (verdict) {
      case GONE -> charge.standing = Standing.CLOSED;
      case DECLINED -> charge.standing = Standing.DECLINED;
      default -> charge.standing = Standing.CAPTURED;
    }
    if (verdict == Verdict.DISPUTED) {
      dispute(charge);
    }
  }

  Outcome close(Step.Close call, Manner manner, long now) {
    Reference of = call.reference();
    ModelCharge charge = books.charges.get(of.text());
    if (charge == null) {
      return closeUnseen(of, now);
    }
    return switch (charge.standing) {
      case OPEN, AUTHORIZED -> {
        if (manner.verdict() == Verdict.REFUSED) {
          yield new Outcome.Refused(of, RefusalCause.OTHER);
        }
        charge.standing = Standing.CLOSED;
        books.told(charge);
        yield new Outcome.Closed(of);
      }
      case CLOSED -> new Outcome.Closed(of);
      case CAPTURED, DECLINED -> new Outcome.Refused(of, RefusalCause.TOO_LATE);
    };
  }

  private Outcome closeUnseen(Reference of, long now) {
    if (!books.setup.tombstones()) {
      return new Outcome.Refused(of, RefusalCause.OTHER);
    }
    books.charges.put(of.text(), ModelCharge.tombstone(of.text(), books.setup.money(0), now));
    return new Outcome.Closed(of);
  }

  Outcome lookUp(String name, Reference of, Manner manner, long now) {
    ModelCharge charge = books.charges.get(name);
    return charge == null || books.isHidden(charge.firstSeen, manner, now)
        ? new Outcome.NotFound(of)
        : charge.state(of);
  }
}
