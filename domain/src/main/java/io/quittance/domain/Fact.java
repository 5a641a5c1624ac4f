package io.quittance.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an order. An order is the fold of its facts, so a fact carries every
 * decision made with it, such as when to look next, and nothing has to be worked out again later.
 */
public sealed interface Fact {

  /** Returns when it happened, in workflow time. */
  Instant at();

  /** A fact about one payment attempt. */
  sealed interface OfPayment extends Fact {
    /** Returns the attempt. */
    Reference.ToPayment payment();
  }

  /** A fact about one refund. */
  sealed interface OfRefund extends Fact {
    /** Returns the refund. */
    Reference.ToRefund refund();
  }

  /** The order was placed. */
  record OrderPlaced(OrderTerms terms, Instant at) implements Fact {}

  /**
   * A command was answered. Not counted in the revision: it moves nothing by itself.
   *
   * @param id the command's idempotency key
   * @param by who asked
   */
  record CommandAnswered(CommandId id, Answer answer, String by, Instant at) implements Fact {}

  /** A cancel was accepted: from now on no new attempt and no capture is sent. */
  record CancelRequested(String by, @Nullable String reason, Instant at) implements Fact {}

  /** Fulfilment was asked for. */
  record FulfilmentAsked(Instant at) implements Fact {}

  /** The goods may go. */
  record Fulfilled(Instant at) implements Fact {}

  /** The capture that fulfilment needs was refused. */
  record FulfilmentFailed(Instant at) implements Fact {}

  /** The time to pay is over; an attempt under way may still succeed. */
  record PaymentWindowClosed(Instant at) implements Fact {}

  /** A person must decide. */
  record ReviewOpened(Review review, Instant at) implements Fact {}

  /** What a person was to decide has answered itself. */
  record ReviewWithdrawn(Instant at) implements Fact {}

  /**
   * An ended order goes on, because money does (rule 10).
   *
   * @param from how it had ended
   * @param why what reopened it, in a sentence
   */
  record OrderReopened(OrderStatus from, String why, Instant at) implements Fact {}

  /** A person decided; it is carried out once the looks that it asks for are made. */
  record ReviewDecided(
      Review.Kind review, ReviewDecision decision, String by, @Nullable String evidence, Instant at)
      implements Fact {}

  /** What a person decided is carried out by the facts before. */
  record ReviewResolved(
      Review.Kind review, ReviewDecision decision, String by, @Nullable String evidence, Instant at)
      implements Fact {}

  /** Something thought settled is to be looked up at {@code watch.nextAt}. */
  record LookAsked(Reference of, Watch watch, Instant at) implements Fact {}

  /**
   * It was looked up, and the provider answered.
   *
   * @param settled whether the order stands now as the provider says
   */
  record LookEnded(Reference of, boolean settled, Instant at) implements Fact {}

  /** The order ended. */
  record OrderEnded(OrderStatus status, Instant at) implements Fact {}

  /** A payment was asked for and gets an attempt. */
  record PaymentAsked(
      Reference.ToPayment payment,
      String provider,
      String method,
      @Nullable String returnUrl,
      Money amount,
      Instant at)
      implements OfPayment {}

  /**
   * A provider holds money that nobody here asked for: it becomes a payment of an order of its own.
   *
   * @param foreignReference the name under which the provider knows it
   */
  record MoneyFound(
      Reference.ToPayment payment,
      String provider,
      String foreignReference,
      Money amount,
      @Nullable String providerReference,
      Instant at)
      implements OfPayment {}

  /** The charge is on its way to the provider. */
  record ChargeSent(Reference.ToPayment payment, Instant at) implements OfPayment {}

  /** The charge certainly did not arrive; it may be sent again at {@code retryAt}. */
  record ChargeNotSent(Reference.ToPayment payment, Instant retryAt, Instant at)
      implements OfPayment {}

  /**
   * The customer must act; the machine looks again at {@code watch.nextAt}.
   *
   * @param closeFrom when the attempt may be closed if nobody wants it any more
   */
  record PaymentPending(
      Reference.ToPayment payment,
      @Nullable String redirectUrl,
      @Nullable String providerReference,
      Watch watch,
      Instant closeFrom,
      Instant at)
      implements OfPayment {}

  /**
   * The money is reserved.
   *
   * @param actFrom when it may be captured or voided
   */
  record Authorized(
      Reference.ToPayment payment,
      Money amount,
      @Nullable String providerReference,
      Watch watch,
      Instant actFrom,
      Instant at)
      implements OfPayment {}

  /** The capture of what is reserved is on its way to the provider. */
  record CaptureSent(Reference.ToPayment payment, Money amount, Watch watch, Instant at)
      implements OfPayment {}

  /** The money is taken. */
  record Captured(
      Reference.ToPayment payment, Money amount, @Nullable String providerReference, Instant at)
      implements OfPayment {}

  /** The payment was refused; no money moved. */
  record Declined(Reference.ToPayment payment, String code, Instant at) implements OfPayment {}

  /**
   * What became of the attempt is not known; the machine looks at {@code watch.nextAt}.
   *
   * @param actFrom when it may be closed or captured, if it turns out that it can be
   */
  record OutcomeUnknown(Reference.ToPayment payment, Watch watch, Instant actFrom, Instant at)
      implements OfPayment {}

  /**
   * The provider has never seen the attempt; it is closed there, or asked again later (rule 5).
   *
   * @param actFrom when it may be closed
   */
  record AttemptNotFound(Reference.ToPayment payment, Watch watch, Instant actFrom, Instant at)
      implements OfPayment {}

  /** The close is on its way to the provider. */
  record CloseSent(Reference.ToPayment payment, Watch watch, Instant at) implements OfPayment {}

  /**
   * The provider would not close the attempt: so it is something else, and is looked at.
   *
   * @param actFrom when it may be closed again, if it is not
   */
  record CloseRefused(
      Reference.ToPayment payment, RefusalCause cause, Watch watch, Instant actFrom, Instant at)
      implements OfPayment {}

  /** The attempt was voided, closed, or never made. */
  record AttemptClosed(Reference.ToPayment payment, Instant at) implements OfPayment {}

  /** The customer disputes the payment at the bank. */
  record PaymentDisputed(Reference.ToPayment payment, Instant at) implements OfPayment {}

  /** The customer disputes the payment no longer. */
  record DisputeWithdrawn(Reference.ToPayment payment, Instant at) implements OfPayment {}

  /** A person took what was really taken or reserved for what was asked for. */
  record AmountAccepted(Reference.ToPayment payment, Money amount, Instant at)
      implements OfPayment {}

  /**
   * A person settled money of the payment outside the provider.
   *
   * @param minorUnits how much of what is held counts as settled, in minor units of the payment's
   *     currency; negative if too much had gone back
   */
  record Adjusted(Reference.ToPayment payment, long minorUnits, ReviewDecision decision, Instant at)
      implements OfPayment {}

  /** A refund was decided, to be sent at {@code watch.nextAt}. */
  record RefundRequested(
      Reference.ToRefund refund,
      Reference.ToPayment payment,
      Money amount,
      RefundOrigin origin,
      @Nullable String reason,
      int tries,
      Instant wantedSince,
      Instant expectedBy,
      Watch watch,
      Instant at)
      implements OfRefund {}

  /** The refund is on its way to the provider. */
  record RefundSent(Reference.ToRefund refund, Watch watch, Instant at) implements OfRefund {}

  /** The provider has the refund and will return the money. */
  record RefundPending(
      Reference.ToRefund refund, @Nullable String providerReference, Watch watch, Instant at)
      implements OfRefund {}

  /** What became of the refund is not known; the machine looks at {@code watch.nextAt}. */
  record RefundUnknown(Reference.ToRefund refund, Watch watch, Instant at) implements OfRefund {}

  /** The provider has never seen the refund: the same reference is sent at {@code watch.nextAt}. */
  record RefundNotFound(Reference.ToRefund refund, Watch watch, Instant at) implements OfRefund {}

  /** The money went back. */
  record Refunded(
      Reference.ToRefund refund, Money amount, @Nullable String providerReference, Instant at)
      implements OfRefund {}

  /** The provider gave money back by itself: a refund that nobody here asked for. */
  record Reversed(Reference.ToRefund refund, Reference.ToPayment payment, Money amount, Instant at)
      implements OfRefund {}

  /**
   * The provider refused the refund, or took it back after it had succeeded.
   *
   * @param successor the refund that tries again; null: a person decides
   */
  record RefundFailed(
      Reference.ToRefund refund,
      RefusalCause cause,
      Reference.@Nullable ToRefund successor,
      Instant at)
      implements OfRefund {}
}
