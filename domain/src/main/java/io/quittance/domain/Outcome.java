package io.quittance.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the world answered to a {@link Step.Call}. The five kinds that Kill Bill keeps apart stay
 * apart here: success, pending, definite refusal, certainly not attempted, unknown.
 */
public sealed interface Outcome {

  /** Returns which attempt or refund the answer is about. */
  Reference of();

  /**
   * The money is taken.
   *
   * @param amount what was really taken
   * @param returned what of it the provider has returned in all, by our refunds or by itself
   * @param providerReference the provider's own id; null if it gave none
   */
  record Captured(Reference of, Money amount, Money returned, @Nullable String providerReference)
      implements Outcome {

    /** The money is taken, and none of it was returned. */
    public Captured(Reference of, Money amount, @Nullable String providerReference) {
      this(of, amount, new Money(0, amount.currency()), providerReference);
    }
  }

  /**
   * The money is reserved.
   *
   * @param amount what was really reserved
   * @param providerReference the provider's own id; null if it gave none
   */
  record Authorized(Reference of, Money amount, @Nullable String providerReference)
      implements Outcome {}

  /**
   * The customer must act.
   *
   * @param redirectUrl where; null if the provider did not say
   * @param providerReference the provider's own id; null if it gave none
   */
  record Pending(Reference of, @Nullable String redirectUrl, @Nullable String providerReference)
      implements Outcome {}

  /**
   * The payment was refused; no money moved.
   *
   * @param code the provider's reason
   */
  record Declined(Reference of, String code) implements Outcome {}

  /** The attempt can't take money any more, and took none. */
  record Closed(Reference of) implements Outcome {}

  /**
   * The money went back.
   *
   * @param amount what was really returned
   * @param providerReference the provider's own id; null if it gave none
   */
  record Refunded(Reference of, Money amount, @Nullable String providerReference)
      implements Outcome {}

  /**
   * The refund is on its way.
   *
   * @param providerReference the provider's own id; null if it gave none
   */
  record RefundPending(Reference of, @Nullable String providerReference) implements Outcome {}

  /** A capture, a close or a refund was definitely refused. */
  record Refused(Reference of, RefusalCause cause) implements Outcome {}

  /** The provider has never seen the reference: not yet proof that it never will (rule 5). */
  record NotFound(Reference of) implements Outcome {}

  /**
   * The money is taken, and the customer disputes that at the bank.
   *
   * @param amount what was really taken
   * @param returned what of it the provider has returned in all
   * @param providerReference the provider's own id; null if it gave none
   */
  record Disputed(Reference of, Money amount, Money returned, @Nullable String providerReference)
      implements Outcome {}

  /**
   * The request certainly did not reach the provider, or was turned away unread.
   *
   * @param retryAfter how long the provider asks to wait; null if it did not say
   */
  record NotSent(Reference of, @Nullable Duration retryAfter) implements Outcome {}

  /** Sent, and no answer: it may have happened or not, or may still happen (rule 4). */
  record Unknown(Reference of) implements Outcome {}
}
