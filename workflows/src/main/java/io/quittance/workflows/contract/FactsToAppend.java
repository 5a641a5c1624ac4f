package io.quittance.workflows.contract;

import io.quittance.domain.Posting;
import java.time.Instant;
import java.util.List;

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
      List<Line> postings,
      List<Name> names) {}

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
