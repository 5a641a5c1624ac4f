package io.quittance.store;

import io.quittance.domain.Posting;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive facts of one order for the books, with what follows from them.
 *
 * @param firstSeq the number of the first entry; an order's first fact has number 1
 * @param runId the workflow run that the facts come from
 * @param entries at least one; numbered from {@code firstSeq} on
 * @param row what the order's row says after the last entry
 */
public record Append(
    String orderId, long firstSeq, String runId, List<Entry> entries, OrderRow row) {

  /**
   * Copies the entries.
   *
   * @throws IllegalArgumentException if there is no entry, or the first number is not positive
   */
  public Append {
    entries = List.copyOf(entries);
    if (entries.isEmpty() || firstSeq < 1) {
      throw new IllegalArgumentException(
          entries.size() + " facts from number " + firstSeq + " of order " + orderId);
    }
  }

  /**
   * One fact.
   *
   * @param type the fact's kind
   * @param fact the fact, JSON
   * @param at when it happened, in workflow time
   * @param eventId the length of the run's history when it happened
   * @param status the order's status after it
   * @param revision the order's revision after it
   * @param event whether others are to hear of it: an outbox row
   * @param told what they hear beside status and revision, JSON; null: nothing
   * @param postings what it books, in balance for each currency; empty: nothing
   * @param names what the provider called our references in it
   */
  public record Entry(
      String type,
      String fact,
      Instant at,
      long eventId,
      String status,
      int revision,
      boolean event,
      @Nullable String told,
      List<Posting> postings,
      List<ProviderName> names) {

    /** Copies the lists. */
    public Entry {
      postings = List.copyOf(postings);
      names = List.copyOf(names);
    }
  }

  /**
   * The name that a provider gave to one of our references.
   *
   * @param providerReference the provider's own id
   * @param reference ours
   */
  public record ProviderName(String provider, String providerReference, String reference) {}

  /** The number of the last entry. */
  long lastSeq() {
    return firstSeq + entries.size() - 1;
  }
}
