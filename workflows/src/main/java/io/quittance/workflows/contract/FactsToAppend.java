package io.quittance.workflows.contract;

import io.quittance.domain.Fact;
import io.quittance.domain.Order;
import io.quittance.domain.Posting;
import io.quittance.domain.Review;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Facts on their way into the books, with all that the books write down because of them.
 *
 * @param firstSeq the place of the first one among all facts of the order, from 1
 * @param runId the run of the workflow that they happened in
 * @param start what the order was started with, for books that have not heard of it
 * @param view the order after the last of them
 */
public record FactsToAppend(
    String orderId,
    long firstSeq,
    String runId,
    StartOrder start,
    List<Entry> entries,
    OrderView view) {

  /**
   * One fact.
   *
   * @param type its kind, such as {@code Captured}
   * @param fact as JSON by {@link FactJson}
   * @param at when it happened
   * @param eventId the length of the run's history then: the event to look at
   * @param status of the order after it
   * @param revision of the order after it
   * @param event whether others are to hear of it
   * @param told what others hear beside status and revision; null if they hear nothing, or from a
   *     worker of an older release
   * @param postings what it books
   * @param names what the provider calls one of our references, if the fact tells
   */
  public record Entry(
      String type,
      String fact,
      Instant at,
      long eventId,
      String status,
      int revision,
      boolean event,
      @Nullable Told told,
      List<Line> postings,
      List<Name> names) {}

  /**
   * What an event tells of the order after its fact.
   *
   * @param reference the payment or refund that the fact is about; null: the order as a whole
   * @param money where the order's money is
   * @param review what a person must decide, by {@link io.quittance.domain.Review.Kind}; null:
   *     nothing
   */
  public record Told(
      @Nullable String reference, OrderView.MoneyView money, @Nullable String review) {

    /** Returns what is told of an order after one of its facts. */
    public static Told of(Fact fact, Order after) {
      Review review = after.review();
      return new Told(
          about(fact), OrderViewMapping.money(after), review == null ? null : review.kind().name());
    }

    private static @Nullable String about(Fact fact) {
      return switch (fact) {
        case Fact.OfPayment f -> f.payment().text();
        case Fact.OfRefund f -> f.refund().text();
        case Fact other -> null;
      };
    }
  }

  /** A {@link Posting} as it travels. */
  public record Line(String account, String currency, long amount) {
    /** Returns a posting as it travels. */
    public static Line of(Posting posting) {
      return new Line(posting.account(), posting.currency().getCurrencyCode(), posting.amount());
    }
  }

  /**
   * What a provider calls one of our references.
   *
   * @param providerReference the provider's own id
   * @param reference ours
   */
  public record Name(String provider, String providerReference, String reference) {}
}
