package io.quittance.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often an order was told of late that the same has become of the same.
 *
 * @param times how often it led to something
 * @param sinceLast how long ago it last did; null if it never did
 */
public record InboxTold(int times, @Nullable Duration sinceLast) {}
