package io.quittance.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person must decide about an order.
 *
 * @param kind what is wrong
 * @param concerns the attempt or refund it is about; null: the whole order
 * @param amount how much money is concerned
 * @param since when it was opened
 * @param evidence what shows it, in a sentence
 */
public record Review(
    Kind kind, @Nullable Reference concerns, Money amount, Instant since, String evidence) {

  /** What is wrong with an order. */
  public enum Kind {
    /** The outcome of a payment has been unknown for too long; look-ups go on. */
    PAYMENT_UNKNOWN,
    /** The provider has long refused to close a payment that nobody wants; tries go on. */
    CLOSE_REFUSED,
    /** What was taken is not what was asked for. */
    WRONG_AMOUNT,
    /** The provider refuses the refund for good. */
    REFUND_REFUSED,
    /** A refund has been under way for too long; it goes on. */
    REFUND_OVERDUE,
    /** The customer disputes the payment at the bank. */
    DISPUTED,
    /** The provider gave the money of a paid order back by itself. */
    PROVIDER_REVERSED,
    /** The provider's own books say something else than ours. */
    PROVIDER_DIFFERS,
    /** Money came in after the order had ended, and its policy is to ask. */
    LATE_PAYMENT,
    /** A provider holds money that no order asked for. */
    UNMATCHED_MONEY,
    /** The journal had other facts in their place; the order went on from the journal's. */
    JOURNAL_CONFLICT,
    /** The provider gave one of its own ids to two of our references. */
    REFERENCE_CLASH,
    /** The books refuse the order's facts; the order goes on, and tries to write them again. */
    BOOKS_REFUSED,
    /** The order's own books contradict each other; nothing is sent any more. */
    INVARIANT_BROKEN
  }
}
