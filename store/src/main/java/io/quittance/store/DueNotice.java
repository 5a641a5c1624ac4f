package io.quittance.store;

import java.time.Instant;

/**
 * A notice whose order is to be told of it now.
 *
 * @param attempts how often somebody set out to tell it, this time included
 * @param receivedAt when it was first received
 * @param takenAt when it was taken to be told, by the database's clock
 */
public record DueNotice(InboxNotice notice, int attempts, Instant receivedAt, Instant takenAt) {}
