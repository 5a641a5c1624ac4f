package io.quittance.providers;

import io.quittance.domain.Outcome;
import io.quittance.domain.ProviderTraits;
import io.quittance.domain.StatementAnswer;
import io.quittance.domain.Step;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment provider, behind an adapter that knows its protocol and decides nothing.
 *
 * <p>Every call about money answers with an {@link Outcome} about the reference it was asked about,
 * and no call throws anything that the provider or the network can cause. The adapter's one
 * judgement is what a missing answer means, and it errs on one side: {@link Outcome.NotSent} only
 * if the request certainly did not arrive or was turned away unread, {@link Outcome.Unknown} in
 * every other doubt.
 *
 * <p>A call is idempotent on its reference and blocks for a bounded time, at most {@value
 * #LONGEST_CALL_SECONDS} seconds.
 */
public interface PaymentProvider {

  /** How long a call may take, in seconds; activities are given a little longer. */
  int LONGEST_CALL_SECONDS = 10;

  /** Returns the name by which commands and references in our books name the provider. */
  String name();

  /** Returns what the provider promises. */
  ProviderTraits traits();

  /** Returns whether the text can be one of the provider's means of payment. */
  boolean accepts(String method);

  /** Takes money, or reserves it if the step says so. */
  Outcome charge(Step.Charge step);

  /** Takes money that is reserved. */
  Outcome capture(Step.Capture step);

  /** Voids what is reserved, or closes a pending or never-seen reference. */
  Outcome close(Step.Close step);

  /** Returns money. */
  Outcome refund(Step.Refund step);

  /** Asks what became of an attempt or a refund. */
  Outcome lookUp(Step.LookUp step);

  /**
   * Asks for one line of the provider's own books, by the name under which it knows the charge.
   *
   * @param reference ours, or a foreign one
   */
  StatementAnswer statement(String reference);

  /**
   * Asks for a part of the provider's own books: all its charges in the order in which they last
   * changed, so that one that changes after it was told is told again. What it tells of a reference
   * that was closed before any charge arrived is left out: there is no charge.
   *
   * @param position where the page before ended; null: from the start
   * @param limit how many lines at most, from 1; the provider may tell fewer
   */
  StatementPage statements(@Nullable String position, int limit);

  /**
   * Reads a webhook by the provider's own rules: whether it is the provider's, sent lately, and
   * what it says. Asks nobody and remembers nothing, so the same one twice is genuine twice.
   *
   * @param now when it arrived
   */
  WebhookAnswer webhook(WebhookRequest request, Instant now);

  /** Returns how the provider is told that a webhook is kept and need not be sent again. */
  WebhookReceipt webhookReceipt();
}
