package io.quittance.domain.simulation;

import io.quittance.domain.NoticeClaim;
import io.quittance.domain.ReviewDecision;
import org.jspecify.annotations.Nullable;

/** What customers, shops, people, providers and crashes do by themselves. */
public sealed interface Happening {

  /** A message to the order. */
  sealed interface Message extends Happening {}

  /** Something that the provider does, of which the order may or may not be told. */
  sealed interface Deed extends Happening {}

  /**
   * Pay.
   *
   * @param method null is refused; another method than the last makes another attempt
   */
  record Pay(@Nullable String method) implements Message {}

  /** Cancel. */
  record Cancel() implements Message {}

  /** Let the goods go. */
  record Fulfil() implements Message {}

  /**
   * Refund.
   *
   * @param minorUnits how much; zero: all that is left
   * @param stale whether the caller has seen an older revision than the order's
   */
  record Refund(long minorUnits, boolean stale) implements Message {}

  /**
   * A person decides the review there is.
   *
   * @param stale whether the person has seen an older revision than the order's
   */
  record Resolve(ReviewDecision decision, boolean stale) implements Message {}

  /**
   * A notice that is not caused by anything: stale, forged, or about nothing in particular.
   *
   * @param about which
   * @param claim what it says; null: nothing
   */
  record Notice(Subject about, @Nullable NoticeClaim claim) implements Message {}

  /**
   * A message that was delivered before comes again.
   *
   * @param earlier which, counted from the first
   */
  record Again(int earlier) implements Message {}

  /**
   * The id of an earlier message is used for another one.
   *
   * @param earlier which, counted from the first
   */
  record Reuse(int earlier) implements Message {}

  /**
   * The shell is killed and comes back from its facts.
   *
   * @param down how long that takes
   */
  record Crash(long down) implements Happening {}

  /**
   * The customer acts on a pending charge, perhaps after it was closed.
   *
   * @param charge which of the provider's charges
   */
  record CustomerActs(int charge, boolean pays) implements Deed {}

  /** The customer disputes a charge at the bank. */
  record Dispute(int charge) implements Deed {}

  /** The provider returns a charge's money by itself. */
  record Reverse(int charge) implements Deed {}

  /** A charge that was refused or closed is executed after all. */
  record LateCapture(int charge, boolean disputed) implements Deed {}

  /** The customer tries a charge again that was refused or closed. */
  record Revive(int charge) implements Deed {}

  /** Somebody captures or withdraws a reservation on the provider's own page. */
  record ActByHand(int charge, boolean captures) implements Deed {}

  /** A refund that succeeded is taken back. */
  record TakeBack(int refund) implements Deed {}

  /** What a notice is about. */
  record Subject(Kind kind, int number) {

    /** What it can be about. */
    enum Kind {
      NOTHING,
      PAYMENT,
      REFUND,
      ANOTHER_ORDER
    }
  }
}
