package io.quittance.bench.orders;

import io.quittance.bench.orders.Behaviour.OnCharge;
import io.quittance.bench.orders.Behaviour.OnRefund;
import io.quittance.domain.CaptureMode;
import java.time.Duration;

/** What becomes of an order in the end, given time, and in how many of a thousand it does. */
enum Story {
  DELIVERED(520, Behaviour.WELL) {
    @Override
    void tell(Plot plot, Chance chance, long amount) {
      deliver(pay(plot, chance), chance);
    }
  },
  DELIVERED_AFTER_A_REDIRECT(60, Behaviour.WELL.but(OnCharge.ASKS_THE_CUSTOMER)) {
    @Override
    void tell(Plot plot, Chance chance, long amount) {
      deliver(pay(plot, chance), chance);
    }
  },
  DELIVERED_AFTER_A_DECLINE(40, Behaviour.WELL.but(OnCharge.DECLINES_THE_FIRST)) {
    @Override
    void tell(Plot plot, Chance chance, long amount) {
      deliver(pay(pay(plot, chance), chance), chance);
    }
  },
  RESERVED_AND_DELIVERED(60, Behaviour.WELL) {
    @Override
    void tell(Plot plot, Chance chance, long amount) {
      deliver(pay(plot, chance), chance);
    }

    @Override
    CaptureMode capture() {
      return CaptureMode.AUTHORIZE;
    }
  },
  DELIVERED_AND_PARTLY_RETURNED(40, Behaviour.WELL.but(OnRefund.RETURNS_IT_LATER)) {
    @Override
    void tell(Plot plot, Chance chance, long amount) {
      deliver(pay(plot, chance), chance)
          .after(chance.between(Duration.ofDays(1), Duration.ofDays(14)))
          .refund(1 + amount / 3, "one article came back");
    }
  },
  NEVER_PAID(90, Behaviour.WELL) {
    @Override
    void tell(Plot plot, Chance chance, long amount) {
      // Nothing is asked of it: its deadline ends it.
    }
  },
  CANCELLED_UNPAID(60, Behaviour.WELL) {
    @Override
    void tell(Plot plot, Chance chance, long amount) {
      plot.after(chance.between(Duration.ofSeconds(20), Duration.ofMinutes(20)))
          .cancel("customer", "changed my mind");
    }
  },
  CANCELLED_PAID(90, Behaviour.WELL.but(OnRefund.RETURNS_IT_LATER)) {
    @Override
    void tell(Plot plot, Chance chance, long amount) {
      pay(plot, chance)
          .after(chance.between(Duration.ofMinutes(1), Duration.ofHours(20)))
          .cancel("customer", "ordered twice");
    }
  },
  CANCELLED_WHILE_BEING_PAID(35, Behaviour.WELL.but(OnCharge.DOES_NOT_ANSWER)) {
    @Override
    void tell(Plot plot, Chance chance, long amount) {
      pay(plot, chance)
          .after(chance.between(Duration.ofMillis(50), OrderPlay.FASTEST_CALL))
          .cancel("customer", "took too long");
    }
  },
  PAID_WRONGLY(2, Behaviour.WELL.but(OnCharge.TAKES_LESS)) {
    @Override
    void tell(Plot plot, Chance chance, long amount) {
      pay(plot, chance);
    }
  },
  NOWHERE_TO_RETURN_IT(3, Behaviour.WELL.but(OnRefund.HAS_NOWHERE_TO_RETURN_IT)) {
    @Override
    void tell(Plot plot, Chance chance, long amount) {
      pay(plot, chance)
          .after(chance.between(Duration.ofHours(1), Duration.ofHours(20)))
          .cancel("support", "out of stock");
    }
  };

  private static final int ALL = 1000;

  private final int share;
  private final Behaviour behaviour;

  Story(int share, Behaviour behaviour) {
    this.share = share;
    this.behaviour = behaviour;
  }

  /** Tells what is asked of an order of an amount in minor units. */
  abstract void tell(Plot plot, Chance chance, long amount);

  Behaviour behaviour() {
    return behaviour;
  }

  CaptureMode capture() {
    return CaptureMode.SALE;
  }

  static Story by(Chance chance) {
    int ticket = chance.below(ALL);
    for (Story story : values()) {
      ticket -= story.share;
      if (ticket < 0) {
        return story;
      }
    }
    throw new AssertionError("the shares are less than " + ALL);
  }

  private static Plot pay(Plot plot, Chance chance) {
    return plot.after(chance.between(Duration.ofSeconds(8), Duration.ofMinutes(9)))
        .pay("tok_visa_" + (1000 + chance.below(9000)));
  }

  private static Plot deliver(Plot plot, Chance chance) {
    return plot.after(chance.between(Duration.ofMinutes(30), Duration.ofDays(3))).fulfil();
  }
}
