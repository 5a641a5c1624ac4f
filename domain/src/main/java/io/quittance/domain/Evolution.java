package io.quittance.domain;

import io.quittance.domain.Fact.OfPayment;
import io.quittance.domain.Fact.OfRefund;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The fold: how each fact changes an order. It decides nothing; every decision is in the fact. */
final class Evolution {

  private final Order before;
  private List<Attempt> attempts;
  private List<Refund> refunds;
  private @Nullable Cancellation cancellation;
  private Fulfilment fulfilment;
  private boolean windowClosed;
  private @Nullable Review review;
  private @Nullable Resolution resolution;
  private @Nullable Ending ending;
  private @Nullable Reopening reopening;
  private List<Look> looks;
  private Reference.@Nullable ToPayment paying;
  private SortedMap<CommandId, Answer> answers;

  private Evolution(Order before) {
    this.before = before;
    this.attempts = before.attempts();
    this.refunds = before.refunds();
    this.cancellation = before.cancellation();
    this.fulfilment = before.fulfilment();
    this.windowClosed = before.windowClosed();
    this.review = before.review();
    this.resolution = before.resolution();
    this.ending = before.ending();
    this.reopening = before.reopening();
    this.looks = before.looks();
    this.paying = before.paying();
    this.answers = before.answers();
  }

  static Order evolve(Order order, Fact fact) {
    if (fact instanceof Fact.OrderPlaced placed) {
      return Order.placed(placed);
    }
    Evolution evolution = new Evolution(order);
    evolution.take(fact);
    return evolution.after(fact);
  }

  private void take(Fact fact) {
    switch (fact) {
      case Fact.OrderPlaced f -> throw new IllegalStateException("an order is placed once");
      case Fact.CommandAnswered f -> remember(f);
      case Fact.CancelRequested f -> cancellation = new Cancellation(f.at(), f.by(), f.reason());
      case Fact.FulfilmentAsked f -> fulfilment = new Fulfilment.Asked();
      case Fact.Fulfilled f -> fulfilment = new Fulfilment.Granted(f.at());
      case Fact.FulfilmentFailed f -> fulfilment = new Fulfilment.None();
      case Fact.PaymentWindowClosed f -> windowClosed = true;
      case Fact.ReviewOpened f -> ask(f.review());
      case Fact.ReviewWithdrawn f -> ask(null);
      case Fact.ReviewDecided f ->
          resolution = new Resolution(f.decision(), f.by(), f.evidence(), f.at());
      case Fact.ReviewResolved f -> {
        ask(null);
        release(f.review());
      }
      case Fact.OrderEnded f -> ending = new Ending(f.status(), f.at());
      case Fact.OrderReopened f -> {
        ending = null;
        reopening = new Reopening(f.from(), f.at());
      }
      case Fact.LookAsked f -> looks = append(without(f.of()), new Look(f.of(), f.watch()));
      case Fact.LookEnded f -> looks = without(f.of());
      case Fact.PaymentAsked f -> attempts = append(attempts, attempt(f));
      case Fact.MoneyFound f -> {
        attempts = append(attempts, found(f));
        pays(f.payment());
      }
      case Fact.Captured f -> {
        attempts = attempts.stream().map(moveIf(f)).toList();
        pays(f.payment());
        holdIfLate(f.payment());
      }
      case Fact.AmountAccepted f -> {
        attempts = attempts.stream().map(moveIf(f)).toList();
        pays(f.payment());
      }
      case OfPayment f -> attempts = attempts.stream().map(moveIf(f)).toList();
      case Fact.RefundRequested f -> refunds = append(refunds, refund(f));
      case Fact.Reversed f -> refunds = append(refunds, reversal(f));
      case OfRefund f -> refunds = refunds.stream().map(moveIf(f)).toList();
    }
  }

  /** Another question makes a decision that is not carried out yet void: it rested on less. */
  private void ask(@Nullable Review next) {
    review = next;
    resolution = null;
  }

  /** The first to take what was asked for pays the order, and stays the one that does. */
  private void pays(Reference.ToPayment payment) {
    boolean inFull =
        attempts.stream()
            .filter(Attempt::isPaidInFull)
            .anyMatch(a -> a.reference().equals(payment));
    if (paying == null && inFull) {
      paying = payment;
    }
  }

  /**
   * Late is what is taken after the order ended: whatever was not taken by then was thought dead.
   */
  private void holdIfLate(Reference.ToPayment payment) {
    if (reopening != null && before.terms().latePayment() == LatePayment.HOLD_FOR_REVIEW) {
      attempts =
          attempts.stream().map(a -> a.reference().equals(payment) ? a.held(true) : a).toList();
    }
  }

  /**
   * Money is held until the decision that is about holding it, whatever else is asked meanwhile.
   */
  private void release(Review.Kind decided) {
    if (decided == Review.Kind.LATE_PAYMENT || decided == Review.Kind.UNMATCHED_MONEY) {
      attempts = attempts.stream().map(a -> a.held(false)).toList();
    }
  }

  private void remember(Fact.CommandAnswered fact) {
    SortedMap<CommandId, Answer> more = new TreeMap<>(answers);
    more.putIfAbsent(fact.id(), fact.answer());
    answers = more;
  }

  private List<Look> without(Reference of) {
    return looks.stream().filter(look -> !look.of().equals(of)).toList();
  }

  private static UnaryOperator<Attempt> moveIf(OfPayment fact) {
    return a -> a.reference().equals(fact.payment()) ? move(a, fact) : a;
  }

  private UnaryOperator<Refund> moveIf(OfRefund fact) {
    return r -> r.reference().equals(fact.refund()) ? move(r, fact) : r;
  }

  private static Attempt attempt(Fact.PaymentAsked f) {
    return new Attempt(
        f.payment(),
        f.provider(),
        f.method(),
        f.returnUrl(),
        f.amount(),
        null,
        null,
        null,
        0,
        false,
        new AttemptState.Created(0, f.at()));
  }

  private static Attempt found(Fact.MoneyFound f) {
    return new Attempt(
        f.payment(),
        f.provider(),
        "unknown",
        null,
        f.amount(),
        f.at(),
        f.providerReference(),
        f.foreignReference(),
        0,
        true,
        new AttemptState.Captured(f.amount(), false));
  }

  private static Attempt move(Attempt a, OfPayment fact) {
    return switch (fact) {
      case Fact.PaymentAsked f -> a;
      case Fact.MoneyFound f -> a;
      case Fact.ChargeSent f -> a.sent(f.at(), new AttemptState.Sent(sends(a), f.at()));
      case Fact.ChargeNotSent f -> a.in(new AttemptState.Created(sends(a) + 1, f.retryAt()));
      case Fact.PaymentPending f ->
          a.known(f.providerReference())
              .in(new AttemptState.Pending(f.redirectUrl(), f.watch(), f.closeFrom()));
      case Fact.Authorized f ->
          a.known(f.providerReference())
              .in(new AttemptState.Authorized(f.amount(), f.watch(), f.actFrom()));
      case Fact.CaptureSent f -> a.in(new AttemptState.Capturing(f.amount(), f.watch()));
      case Fact.Captured f ->
          a.known(f.providerReference()).in(new AttemptState.Captured(f.amount(), false));
      case Fact.Declined f -> a.in(new AttemptState.Declined(f.code()));
      case Fact.OutcomeUnknown f -> a.in(new AttemptState.Unknown(f.watch(), false, f.actFrom()));
      case Fact.AttemptNotFound f -> a.in(new AttemptState.Unknown(f.watch(), true, f.actFrom()));
      case Fact.CloseSent f -> a.in(new AttemptState.Closing(f.watch()));
      case Fact.CloseRefused f -> a.in(new AttemptState.Unknown(f.watch(), false, f.actFrom()));
      case Fact.AttemptClosed f -> a.in(new AttemptState.Closed());
      case Fact.PaymentDisputed f ->
          a.state() instanceof AttemptState.Captured captured
              ? a.in(new AttemptState.Captured(captured.amount(), true))
              : a;
      case Fact.DisputeWithdrawn f ->
          a.state() instanceof AttemptState.Captured captured
              ? a.in(new AttemptState.Captured(captured.amount(), false))
              : a;
      case Fact.AmountAccepted f -> a.asking(f.amount());
      case Fact.Adjusted f -> a.adjusted(f.minorUnits());
    };
  }

  private static int sends(Attempt attempt) {
    return switch (attempt.state()) {
      case AttemptState.Created s -> s.sends();
      case AttemptState.Sent s -> s.sends();
      case AttemptState.Pending s -> 0;
      case AttemptState.Authorized s -> 0;
      case AttemptState.Capturing s -> 0;
      case AttemptState.Captured s -> 0;
      case AttemptState.Declined s -> 0;
      case AttemptState.Closing s -> 0;
      case AttemptState.Closed s -> 0;
      case AttemptState.Unknown s -> 0;
    };
  }

  private static Refund refund(Fact.RefundRequested f) {
    return new Refund(
        f.refund(),
        f.payment(),
        f.amount(),
        f.origin(),
        f.reason(),
        f.tries(),
        f.wantedSince(),
        f.expectedBy(),
        null,
        new RefundState.Requested(f.watch()));
  }

  private Refund reversal(Fact.Reversed f) {
    return new Refund(
        f.refund(),
        f.payment(),
        f.amount(),
        RefundOrigin.PROVIDER,
        null,
        0,
        f.at(),
        f.at(),
        null,
        new RefundState.Succeeded(f.at(), before.isEarned(f.payment())));
  }

  private Refund move(Refund r, OfRefund fact) {
    return switch (fact) {
      case Fact.RefundRequested f -> r;
      case Fact.Reversed f -> r;
      case Fact.RefundSent f -> r.in(new RefundState.Sent(f.watch()));
      case Fact.RefundPending f ->
          r.known(f.providerReference()).in(new RefundState.Pending(f.watch()));
      case Fact.RefundUnknown f -> r.in(new RefundState.Unknown(f.watch()));
      case Fact.RefundNotFound f -> r.in(new RefundState.Requested(f.watch()));
      case Fact.Refunded f ->
          r.returned(f.amount())
              .known(f.providerReference())
              .in(new RefundState.Succeeded(f.at(), before.isEarned(r.payment())));
      case Fact.RefundFailed f -> r.in(new RefundState.Failed(f.cause(), f.successor()));
    };
  }

  private Order after(Fact fact) {
    Order after = order(fact, null);
    return order(fact, provenZeroAt(after, fact));
  }

  private Order order(Fact fact, @Nullable Instant provenZeroAt) {
    boolean moves = !(fact instanceof Fact.CommandAnswered);
    return new Order(
        before.terms(),
        before.createdAt(),
        moves ? fact.at() : before.updatedAt(),
        before.revision() + (moves ? 1 : 0),
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
        answers);
  }

  /** The proof is the provider's answer; where nothing was ever sent, the ending itself. */
  private @Nullable Instant provenZeroAt(Order after, Fact fact) {
    boolean asked = after.attempts().stream().anyMatch(a -> a.sentAt() != null);
    boolean zero = Position.all(after).values().stream().allMatch(Position::isZero);
    boolean nothingOpen = after.refunds().stream().noneMatch(r -> r.state().isOpen());
    boolean doubted = fact instanceof Fact.OrderReopened || !after.looks().isEmpty();
    if (!zero || !nothingOpen || doubted || (!asked && after.ending() == null)) {
      return null;
    }
    return before.provenZeroAt() == null ? fact.at() : before.provenZeroAt();
  }

  private static <T> List<T> append(List<T> list, T element) {
    List<T> longer = new ArrayList<>(list);
    longer.add(element);
    return longer;
  }
}
