package io.quittance.bench.orders;

import io.quittance.domain.Money;
import io.quittance.domain.Outcome;
import io.quittance.domain.Reference;
import io.quittance.domain.RefusalCause;
import io.quittance.domain.Step;
import io.quittance.workflows.contract.ProviderPromise;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The provider of one generated order. No money moves, so it goes by a name of its own. */
final class Provider {

  /** What it promises, as a card provider would. */
  static final ProviderPromise PROMISE =
      new ProviderPromise(
          "generated",
          true,
          Duration.ofSeconds(30),
          Duration.ofHours(24),
          Duration.ofDays(5),
          Duration.ofDays(7),
          80);

  private final Behaviour behaviour;
  private final Map<String, Money> asked = new TreeMap<>();

  Provider(Behaviour behaviour) {
    this.behaviour = behaviour;
  }

  Outcome answer(Step.Call call) {
    return switch (call) {
      case Step.Charge c -> charge(c);
      case Step.Capture c -> captured(c.reference(), c.amount());
      case Step.Close c -> new Outcome.Closed(c.reference());
      case Step.Refund c -> refund(c);
      case Step.LookUp c -> lookUp(c.reference());
    };
  }

  private Outcome charge(Step.Charge c) {
    asked.put(c.reference().text(), c.amount());
    return switch (behaviour.charge()) {
      case TAKES_IT -> taken(c);
      case ASKS_THE_CUSTOMER ->
          new Outcome.Pending(
              c.reference(), "https://pay.example/" + c.reference(), id("ch_", c.reference()));
      case DECLINES_THE_FIRST ->
          c.reference().number() == 1
              ? new Outcome.Declined(c.reference(), "insufficient_funds")
              : taken(c);
      case DOES_NOT_ANSWER -> new Outcome.Unknown(c.reference());
      case TAKES_LESS -> captured(c.reference(), less(c.amount()));
    };
  }

  private static Outcome taken(Step.Charge c) {
    return c.capture()
        ? captured(c.reference(), c.amount())
        : new Outcome.Authorized(c.reference(), c.amount(), id("ch_", c.reference()));
  }

  private Outcome refund(Step.Refund c) {
    asked.put(c.reference().text(), c.amount());
    return switch (behaviour.refund()) {
      case RETURNS_IT -> returned(c.reference(), c.amount());
      case RETURNS_IT_LATER -> new Outcome.RefundPending(c.reference(), id("re_", c.reference()));
      case HAS_NOWHERE_TO_RETURN_IT ->
          new Outcome.Refused(c.reference(), RefusalCause.ACCOUNT_CLOSED);
    };
  }

  private Outcome lookUp(Reference of) {
    Money amount = Objects.requireNonNull(asked.get(of.text()), "only what was asked is looked up");
    return switch (of) {
      case Reference.ToPayment payment -> captured(payment, amount);
      case Reference.ToRefund refund -> returned(refund, amount);
    };
  }

  private static Outcome captured(Reference of, Money amount) {
    return new Outcome.Captured(of, amount, id("ch_", of));
  }

  private static Outcome returned(Reference of, Money amount) {
    return new Outcome.Refunded(of, amount, id("re_", of));
  }

  private static Money less(Money amount) {
    return new Money(Math.max(1, amount.minorUnits() - 100), amount.currency());
  }

  private static String id(String kind, Reference of) {
    return kind + of.text();
  }
}
