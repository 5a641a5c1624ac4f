package io.quittance.domain.simulation;

import io.quittance.domain.NoticeClaim;
import io.quittance.domain.simulation.ModelCharge.Standing;
import java.util.Optional;

/** What a provider and its customers do by themselves; what does not apply does nothing. */
final class Surprises {

  private final ProviderBooks books;
  private final ChargeDesk charges;
  private final RefundDesk refunds;

  Surprises(ProviderBooks books, ChargeDesk charges, RefundDesk refunds) {
    this.books = books;
    this.charges = charges;
    this.refunds = refunds;
  }

  void happen(Happening.Deed deed, long now) {
    switch (deed) {
      case Happening.CustomerActs d -> pick(d.charge()).ifPresent(c -> act(c, d.pays(), now));
      case Happening.Dispute d -> pick(d.charge()).ifPresent(this::dispute);
      case Happening.Reverse d -> pick(d.charge()).ifPresent(this::reverse);
      case Happening.LateCapture d -> pick(d.charge()).ifPresent(c -> late(c, d.disputed(), now));
      case Happening.Revive d -> pick(d.charge()).ifPresent(this::revive);
      case Happening.ActByHand d -> pick(d.charge()).ifPresent(c -> byHand(c, d.captures()));
      case Happening.TakeBack d ->
          books.refunds.values().stream().skip(d.refund()).findFirst().ifPresent(refunds::takeBack);
    }
  }

  private Optional<ModelCharge> pick(int number) {
    return books.charges.values().stream().skip(number).findFirst();
  }

  private void act(ModelCharge charge, boolean pays, long now) {
    boolean pending = charge.redirected && charge.standing == Standing.OPEN;
    if (pending && pays) {
      charges.take(charge, charge.asked, now);
      books.told(charge);
    } else if (pending) {
      charge.standing = Standing.DECLINED;
      books.told(charge);
    } else if (pays && charge.redirected && charge.standing == Standing.CLOSED) {
      late(charge, false, now);
    }
  }

  /** Real providers do this too: the money was on its way when the charge was closed. */
  private void late(ModelCharge charge, boolean disputed, long now) {
    if (charge.isDead() && !charge.isTombstone()) {
      charge.revived = true;
      charges.take(charge, charge.asked, now);
      if (disputed) {
        charges.dispute(charge);
      }
      books.troubles.add(Trouble.LATE_MONEY);
      books.told(charge);
    }
  }

  /** The customer tries again on the page of a charge that was refused or closed. */
  private void revive(ModelCharge charge) {
    if (charge.isDead() && charge.redirected) {
      charge.standing = Standing.OPEN;
      charge.revived = true;
      books.troubles.add(Trouble.LATE_MONEY);
      books.told(charge);
    }
  }

  private void byHand(ModelCharge charge, boolean captures) {
    if (charge.standing == Standing.AUTHORIZED) {
      charge.standing = captures ? Standing.CAPTURED : Standing.DECLINED;
      books.told(charge);
    }
  }

  private void dispute(ModelCharge charge) {
    if (!charge.disputed) {
      charges.dispute(charge);
      if (charge.disputed) {
        books.told(charge);
      }
    }
  }

  private void reverse(ModelCharge charge) {
    if (charge.isCaptured() && !charge.disputed && charge.left() > 0) {
      charge.reversed += charge.left();
      books.troubles.add(Trouble.REVERSAL);
      books.told(charge.name, NoticeClaim.REVERSED);
    }
  }
}
