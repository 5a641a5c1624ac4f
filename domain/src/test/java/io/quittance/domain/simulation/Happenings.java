package io.quittance.domain.simulation;

import io.quittance.domain.NoticeClaim;
import io.quittance.domain.ReviewDecision;
import io.quittance.domain.simulation.Happening.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Random happenings, of the kinds that one schedule knows. */
final class Happenings {

  /** What may happen by itself. */
  private enum Kind {
    PAY,
    CANCEL,
    FULFIL,
    REFUND,
    RESOLVE,
    NOTICE,
    AGAIN,
    REUSE,
    CRASH,
    CUSTOMER,
    DISPUTE,
    REVERSE,
    LATE_CAPTURE,
    REVIVE,
    BY_HAND,
    TAKE_BACK
  }

  private final Dice dice;
  private final Setup setup;
  private final List<Kind> kinds;

  Happenings(Dice dice, Setup setup) {
    this.dice = dice;
    this.setup = setup;
    kinds = dice.some(List.of(Kind.values()));
  }

  Happening any() {
    return of(dice.of(kinds));
  }

  private Happening of(Kind kind) {
    return switch (kind) {
      case PAY -> new Happening.Pay(dice.oneIn(20) ? null : dice.of("card", "card", "wallet"));
      case CANCEL -> new Happening.Cancel();
      case FULFIL -> new Happening.Fulfil();
      case REFUND -> refund();
      case RESOLVE -> new Happening.Resolve(dice.of(ReviewDecision.values()), dice.oneIn(6));
      case NOTICE -> new Happening.Notice(subject(), claim());
      case AGAIN -> new Happening.Again(dice.upTo(8));
      case REUSE -> new Happening.Reuse(dice.upTo(8));
      case CRASH -> new Happening.Crash(dice.ofTimes(0, Times.SECOND, Times.MINUTE, Times.HOUR));
      case CUSTOMER -> new Happening.CustomerActs(dice.upTo(3), !dice.oneIn(4));
      case DISPUTE -> new Happening.Dispute(dice.upTo(2));
      case REVERSE -> new Happening.Reverse(dice.upTo(2));
      case LATE_CAPTURE -> new Happening.LateCapture(dice.upTo(3), dice.oneIn(4));
      case REVIVE -> new Happening.Revive(dice.upTo(3));
      case BY_HAND -> new Happening.ActByHand(dice.upTo(2), dice.oneIn(2));
      case TAKE_BACK -> new Happening.TakeBack(dice.upTo(3));
    };
  }

  /** Returns a refund, of a part mostly. */
  Happening refund() {
    long amount = dice.oneIn(3) ? 0 : 1 + dice.upTo(setup.amount() + 1);
    return new Happening.Refund(amount, dice.oneIn(8));
  }

  /** Returns news of the first payment. */
  Happening news() {
    return dice.oneIn(4)
        ? new Happening.LateCapture(0, dice.oneIn(2))
        : new Happening.Notice(
            new Subject(Subject.Kind.PAYMENT, 0), dice.oneIn(2) ? null : NoticeClaim.CAPTURED);
  }

  private Subject subject() {
    return new Subject(dice.of(Subject.Kind.values()), dice.upTo(3));
  }

  private @Nullable NoticeClaim claim() {
    return dice.oneIn(3) ? null : dice.of(NoticeClaim.values());
  }
}
