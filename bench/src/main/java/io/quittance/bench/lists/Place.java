package io.quittance.bench.lists;

import java.time.Instant;

/**
 * Where a page ends.
 *
 * @param createdAt of its last order
 * @param orderId of its last order
 * @param cursor what the api calls the place
 */
record Place(Instant createdAt, String orderId, String cursor) {}
