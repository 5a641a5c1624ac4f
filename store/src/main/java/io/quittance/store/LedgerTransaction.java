package io.quittance.store;

import io.quittance.domain.Posting;
import java.time.Instant;
import java.util.List;

/**
 * What one fact booked: it sums to zero in each currency.
 *
 * @param seq the number of the order's fact
 * @param fact the fact's kind
 * @param at when it happened, in workflow time
 */
public record LedgerTransaction(
    long id, long seq, String fact, Instant at, List<Posting> postings) {}
