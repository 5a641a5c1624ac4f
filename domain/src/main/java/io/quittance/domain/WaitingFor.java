package io.quittance.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an order waits for, so that a person need not know the rules to read where it stands.
 *
 * @param what the kind of thing
 * @param reference the attempt or refund it is about; null: the order itself
 * @param until when the order goes on by itself; null: it does not
 */
public record WaitingFor(What what, @Nullable Reference reference, @Nullable Instant until) {

  /** What can be waited for. */
  public enum What {
    /** A payment, until the time to pay is over. */
    PAYMENT,
    /** The answer of the provider to a call in flight. */
    PROVIDER_ANSWER,
    /** The provider to settle what is unknown or pending; the next look is due then. */
    SETTLEMENT,
    /** The time to send a charge, a close or a refund. */
    SENDING,
    /** A person's decision of the review. */
    REVIEW,
    /** The shop, to fulfil or to cancel. */
    SHOP,
    /** The end of the refund window. */
    REFUND_WINDOW
  }

  static @Nullable WaitingFor of(Order order) {
    if (order.ending() != null) {
      return null;
    }
    return answer(order).or(() -> nextCall(order)).orElseGet(() -> message(order));
  }

  private static Optional<WaitingFor> answer(Order order) {
    return order.inFlight().stream()
        .findFirst()
        .map(reference -> new WaitingFor(What.PROVIDER_ANSWER, reference, null));
  }

  private static Optional<WaitingFor> nextCall(Order order) {
    return Agenda.items(order).stream()
        .filter(item -> item.step() instanceof Step.Call)
        .min(Comparator.comparing(Agenda.Item::from))
        .map(
            item ->
                new WaitingFor(
                    item.step() instanceof Step.LookUp ? What.SETTLEMENT : What.SENDING,
                    ((Step.Call) item.step()).reference(),
                    item.from()));
  }

  private static WaitingFor message(Order order) {
    if (order.review() != null) {
      return new WaitingFor(What.REVIEW, order.review().concerns(), null);
    }
    if (order.fulfilment() instanceof Fulfilment.Granted granted) {
      return new WaitingFor(
          What.REFUND_WINDOW, null, granted.at().plus(order.terms().refundWindow()));
    }
    return Settlement.hasPaymentDeadline(order)
        ? new WaitingFor(What.PAYMENT, null, order.payBy())
        : new WaitingFor(What.SHOP, null, null);
  }
}
