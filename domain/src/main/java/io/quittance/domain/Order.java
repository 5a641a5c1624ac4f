package io.quittance.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An order's state: the fold of its facts.
 *
 * @param terms what was agreed
 * @param createdAt when it was placed
 * @param updatedAt when its last fact happened
 * @param revision how many facts moved it so far
 * @param attempts by number
 * @param refunds by number
 * @param cancellation the accepted cancel; null if there is none
 * @param fulfilment how far the fulfilment has come
 * @param windowClosed whether the time to pay is over
 * @param review what a person must decide; null if nothing
 * @param resolution the decision of that review that is being carried out; null if none is
 * @param ending how it ended; null while it is open
 * @param reopening that it goes on after an ending, and since when; null if it never ended before
 * @param looks look-ups asked for of what was thought settled
 * @param paying the attempt that pays the order, the first one that took what was asked for; null
 *     if there is none
 * @param provenZeroAt since when it is proven that no money is or may be held; null if it is not
 * @param answers what every command so far was answered, by its id
 */
public record Order(
    OrderTerms terms,
    Instant createdAt,
    Instant updatedAt,
    int revision,
    List<Attempt> attempts,
    List<Refund> refunds,
    @Nullable Cancellation cancellation,
    Fulfilment fulfilment,
    boolean windowClosed,
    @Nullable Review review,
    @Nullable Resolution resolution,
    @Nullable Ending ending,
    @Nullable Reopening reopening,
    List<Look> looks,
    Reference.@Nullable ToPayment paying,
    @Nullable Instant provenZeroAt,
    SortedMap<CommandId, Answer> answers) {

  /** Wraps the collections, so that an order can't be changed. */
  public Order {
    attempts = List.copyOf(attempts);
    refunds = List.copyOf(refunds);
    looks = List.copyOf(looks);
    answers = Collections.unmodifiableSortedMap(answers);
  }

  static Order placed(Fact.OrderPlaced fact) {
    return new Order(
        fact.terms(),
        fact.at(),
        fact.at(),
        1,
        List.of(),
        List.of(),
        null,
        new Fulfilment.None(),
        false,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        new TreeMap<>());
  }

  /** Returns the order's id. */
  public OrderId id() {
    return terms.orderId();
  }

  /** Returns when the time to pay is over. */
  public Instant payBy() {
    return createdAt.plus(terms.payWithin());
  }

  /** Returns where the order stands. It is derived, so it can't disagree with the money. */
  public OrderStatus status() {
    if (ending != null) {
      return ending.status();
    }
    if (isCancelling()) {
      return OrderStatus.CANCELLING;
    }
    return switch (fulfilment) {
      case Fulfilment.Granted granted -> OrderStatus.FULFILLED;
      case Fulfilment.Asked asked -> OrderStatus.FULFILLING;
      case Fulfilment.None none -> statusOfPayment();
    };
  }

  private OrderStatus statusOfPayment() {
    if (payingAttempt().isPresent()) {
      return OrderStatus.PAID;
    }
    boolean reserved =
        attempts.stream()
            .anyMatch(a -> a.state() instanceof AttemptState.Authorized && !a.isReservedWrongly());
    if (reserved) {
      return OrderStatus.AUTHORIZED;
    }
    return attempts.stream().allMatch(a -> a.state().isDead())
        ? OrderStatus.AWAITING_PAYMENT
        : OrderStatus.PAYING;
  }

  /** Returns whether all money is to go back: for a cancel, or because it came too late. */
  public boolean isCancelling() {
    return cancellation != null || (reopening != null && reopening.from() != OrderStatus.COMPLETED);
  }

  /** Returns the attempt that pays the order: the first one that took what was asked for. */
  public Optional<Attempt> payingAttempt() {
    return attempts.stream().filter(a -> a.reference().equals(paying)).findFirst();
  }

  /** Returns an attempt by its reference, if this order has it. */
  public Optional<Attempt> attempt(Reference reference) {
    return attempts.stream().filter(a -> a.reference().equals(reference)).findFirst();
  }

  /** Returns a refund by its reference, if this order has it. */
  public Optional<Refund> refund(Reference reference) {
    return refunds.stream().filter(r -> r.reference().equals(reference)).findFirst();
  }

  /**
   * Returns what of an attempt's money is neither returned nor decided to be nor settled otherwise,
   * in minor units; zero if nothing was taken.
   */
  public long refundable(Attempt attempt) {
    if (!(attempt.state() instanceof AttemptState.Captured captured)) {
      return 0;
    }
    long decided =
        refunds.stream()
            .filter(r -> r.payment().equals(attempt.reference()))
            .filter(r -> r.state().isOpen() || r.state() instanceof RefundState.Succeeded)
            .mapToLong(r -> r.amount().minorUnits())
            .sum();
    return captured.amount().minorUnits() - decided - attempt.adjusted();
  }

  /** Returns what was taken by an attempt and has not come back, whatever is on its way. */
  Money balance(Attempt attempt) {
    Money taken = attempt.money();
    long left = taken.minorUnits() - returned(attempt) - attempt.adjusted();
    return new Money(Math.max(0, left), taken.currency());
  }

  /** Returns what came back of an attempt's money, in minor units. */
  long returned(Attempt attempt) {
    return Refunds.of(this, attempt)
        .filter(r -> r.state() instanceof RefundState.Succeeded)
        .mapToLong(r -> r.amount().minorUnits())
        .sum();
  }

  /** Returns whether an attempt's money became the merchant's, since the goods may go for it. */
  boolean isEarned(Reference.ToPayment payment) {
    return fulfilment instanceof Fulfilment.Granted
        && payingAttempt().filter(a -> a.reference().equals(payment)).isPresent();
  }

  /** Returns what is marked as sent: the answer of a provider is awaited. */
  public List<Reference> inFlight() {
    List<Reference> sent = new ArrayList<>();
    for (Attempt attempt : attempts) {
      boolean awaited =
          attempt.state() instanceof AttemptState.Sent
              || attempt.state() instanceof AttemptState.Capturing
              || attempt.state() instanceof AttemptState.Closing;
      if (awaited) {
        sent.add(attempt.reference());
      }
    }
    for (Refund refund : refunds) {
      if (refund.state() instanceof RefundState.Sent) {
        sent.add(refund.reference());
      }
    }
    return sent;
  }

  /** Returns this order with no other answers than those to the given commands. */
  public Order remembering(SortedSet<CommandId> commands) {
    SortedMap<CommandId, Answer> fewer = new TreeMap<>(answers);
    fewer.keySet().retainAll(commands);
    return new Order(
        terms,
        createdAt,
        updatedAt,
        revision,
        attempts,
        refunds,
        cancellation,
        fulfilment,
        windowClosed,
        review,
        resolution,
        ending,
        reopening,
        looks,
        paying,
        provenZeroAt,
        fewer);
  }

  /** Returns the look that was asked for at an attempt or refund, if there is one. */
  Optional<Look> look(Reference of) {
    return looks.stream().filter(l -> l.of().equals(of)).findFirst();
  }

  /** Returns what the provider of an attempt promises. */
  ProviderTraits traitsOf(Attempt attempt) {
    ProviderTraits traits = terms.providers().get(attempt.provider());
    if (traits == null) {
      throw new IllegalStateException(attempt.reference() + " names an unknown provider");
    }
    return traits;
  }

  Reference.ToPayment nextPayment() {
    return new Reference.ToPayment(id(), attempts.size() + 1);
  }

  Reference.ToRefund nextRefund() {
    return new Reference.ToRefund(id(), refunds.size() + 1);
  }
}
