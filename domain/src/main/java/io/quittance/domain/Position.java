package io.quittance.domain;

import java.util.Currency;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where an order's money is, in one currency, in minor units.
 *
 * @param atRisk what a provider may be taking right now
 * @param authorized what is reserved
 * @param captured what was taken
 * @param refunded what was returned
 * @param refunding what is on its way back
 * @param adjusted what a person settled outside the provider
 */
public record Position(
    long atRisk, long authorized, long captured, long refunded, long refunding, long adjusted) {

  private static final Position EMPTY = new Position(0, 0, 0, 0, 0, 0);

  /** Returns what was taken and not returned; negative if too much went back. */
  public long held() {
    return captured - refunded - adjusted;
  }

  /** Returns whether nothing is or may be held: what a cancelled order must prove. */
  public boolean isZero() {
    return isSettled() && held() == 0;
  }

  /** Returns whether no money is moving or may move. */
  public boolean isSettled() {
    return atRisk == 0 && authorized == 0 && refunding == 0;
  }

  /** Returns the order's position in its own currency. */
  public static Position of(Order order) {
    return in(order, order.terms().amount().currency());
  }

  /** Returns the order's position in every currency it touched, its own first in code order. */
  public static SortedMap<String, Position> all(Order order) {
    SortedMap<String, Position> positions = new TreeMap<>();
    positions.put(order.terms().amount().currency().getCurrencyCode(), of(order));
    for (Attempt attempt : order.attempts()) {
      Currency currency = attempt.money().currency();
      positions.computeIfAbsent(currency.getCurrencyCode(), code -> in(order, currency));
    }
    return positions;
  }

  private static Position in(Order order, Currency currency) {
    Position position = EMPTY;
    for (Attempt attempt : order.attempts()) {
      position = position.plus(attempt, currency);
    }
    for (Refund refund : order.refunds()) {
      position = position.plus(refund, currency);
    }
    return position;
  }

  private Position plus(Attempt attempt, Currency currency) {
    Money money = attempt.money();
    if (!money.currency().equals(currency)) {
      return this;
    }
    long amount = money.minorUnits();
    return new Position(
        atRisk + (attempt.state().isAtRisk() ? amount : 0),
        authorized + (attempt.state() instanceof AttemptState.Authorized ? amount : 0),
        captured + (attempt.state() instanceof AttemptState.Captured ? amount : 0),
        refunded,
        refunding,
        adjusted + attempt.adjusted());
  }

  private Position plus(Refund refund, Currency currency) {
    if (!refund.amount().currency().equals(currency)) {
      return this;
    }
    long amount = refund.amount().minorUnits();
    return new Position(
        atRisk,
        authorized,
        captured,
        refunded + (refund.state() instanceof RefundState.Succeeded ? amount : 0),
        refunding + (refund.state().isUnderWay() ? amount : 0),
        adjusted);
  }
}
