package io.quittance.domain;

/** By which rule an order goes on after a cancel: what stands first between it and its end. */
public enum CancelRule {
  /** It had ended before: there is nothing to cancel. */
  ENDED,
  /** Nothing is taken, reserved or in doubt: it ends at once. */
  NOTHING_TAKEN,
  /** A call about a payment is in flight and can't be un-sent: its outcome is awaited. */
  IN_FLIGHT,
  /** What is pending, reserved or never seen is closed; a refused close is looked up. */
  CLOSE,
  /** What is unknown is looked up first. */
  LOOK_UP,
  /** Captured money is returned. */
  REFUND,
  /** A refund is under way already and is seen through. */
  REFUND_UNDER_WAY,
  /** Only a person can decide how it goes on. */
  PERSON;

  static CancelRule of(Order before, Order decided) {
    if (decided.ending() != null) {
      return before.ending() != null ? ENDED : NOTHING_TAKEN;
    }
    if (decided.inFlight().stream().anyMatch(of -> of instanceof Reference.ToPayment)) {
      return IN_FLIGHT;
    }
    return Agenda.items(decided).stream()
        .map(Agenda.Item::step)
        .filter(step -> step instanceof Step.Call)
        .map(step -> of((Step.Call) step))
        .min(Enum::compareTo)
        .orElse(PERSON);
  }

  private static CancelRule of(Step.Call call) {
    return switch (call) {
      case Step.Close c -> CLOSE;
      case Step.LookUp c when c.reference() instanceof Reference.ToPayment -> LOOK_UP;
      case Step.LookUp c -> REFUND_UNDER_WAY;
      case Step.Refund c -> REFUND;
      // A cancelled order charges and captures nothing.
      case Step.Charge c -> IN_FLIGHT;
      case Step.Capture c -> IN_FLIGHT;
    };
  }
}
