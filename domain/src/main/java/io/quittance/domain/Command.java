package io.quittance.domain;

import org.jspecify.annotations.Nullable;

/**
 * Something the outside asks of an order. What a command says is a wish, checked by the machine; no
 * field of it is a time, because a client's clock decides nothing.
 */
public sealed interface Command {

  /** Returns who asks, and under which idempotency key. */
  Header header();

  /** Returns which kind of command this is. */
  CommandKind kind();

  /**
   * Who asks, and under which idempotency key.
   *
   * @param id the caller's idempotency key
   * @param fingerprint a hash of the command's kind and payload: the same id with another
   *     fingerprint is another command under a used name
   * @param by who asks, such as {@code customer} or a person's name
   */
  record Header(CommandId id, String fingerprint, String by) {}

  /**
   * Pay the order.
   *
   * @param provider through which provider; null: the only one there is
   * @param method the provider's token for the customer's means of payment; null is refused
   * @param returnUrl where the customer's browser goes after a redirect, null if nowhere
   */
  record Pay(
      Header header, @Nullable String provider, @Nullable String method, @Nullable String returnUrl)
      implements Command {
    @Override
    public CommandKind kind() {
      return CommandKind.PAY;
    }
  }

  /**
   * Cancel the order, and return what was taken.
   *
   * @param reason why, in the caller's words; null if not said
   */
  record Cancel(Header header, @Nullable String reason) implements Command {
    @Override
    public CommandKind kind() {
      return CommandKind.CANCEL;
    }
  }

  /** Take the money if it is only reserved, and let the goods go. */
  record Fulfil(Header header) implements Command {
    @Override
    public CommandKind kind() {
      return CommandKind.FULFIL;
    }
  }

  /**
   * Return money of a paid order.
   *
   * @param minorUnits how much, in minor units of the order's currency; null: all that is left
   * @param reason why, in the caller's words; null if not said
   * @param currency of the amount, an ISO 4217 code; null: the order's
   * @param ifRevision only if the order stands at this revision; null: however it stands
   */
  record Refund(
      Header header,
      @Nullable Long minorUnits,
      @Nullable String currency,
      @Nullable String reason,
      @Nullable Integer ifRevision)
      implements Command {
    @Override
    public CommandKind kind() {
      return CommandKind.REFUND;
    }
  }

  /**
   * A provider, or the proof, says that something is other than the order knows: a reason to look,
   * not a truth (rule 7).
   *
   * @param provider who says so
   * @param eventId the provider's id of the message; null if it has none
   * @param about the attempt or refund it is about; null: nothing in particular
   * @param claim what it says has become of that; null: it does not say, so that something thought
   *     settled is looked at in any case
   * @param finding what a proof found, in a sentence, so that a person is asked unless the look
   *     settles it; null if nobody need be
   */
  record Notice(
      Header header,
      @Nullable String provider,
      @Nullable String eventId,
      @Nullable Reference about,
      @Nullable NoticeClaim claim,
      @Nullable String finding)
      implements Command {
    @Override
    public CommandKind kind() {
      return CommandKind.NOTICE;
    }
  }

  /**
   * A person decides a review.
   *
   * @param review which review, by its kind: there is one at a time; null is refused
   * @param revision the order's revision that the person has seen; null is refused
   * @param decision what was decided; null is refused
   * @param evidence the reference or words that support it; null if none
   */
  record Resolve(
      Header header,
      Review.@Nullable Kind review,
      @Nullable Integer revision,
      @Nullable ReviewDecision decision,
      @Nullable String evidence)
      implements Command {
    @Override
    public CommandKind kind() {
      return CommandKind.RESOLVE;
    }
  }
}
