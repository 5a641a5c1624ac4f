package io.quittance.store;

import java.time.Instant;

/**
 * One fact as the journal keeps it.
 *
 * @param seq its number; an order's first fact has number 1
 * @param type the fact's kind
 * @param fact the fact, JSON
 * @param at when it happened, in workflow time
 * @param recordedAt when the books heard of it, by the database's clock
 * @param runId the workflow run that it comes from
 * @param eventId the length of the run's history when it happened
 */
public record JournalRow(
    long seq,
    String type,
    String fact,
    Instant at,
    Instant recordedAt,
    String runId,
    long eventId) {}
