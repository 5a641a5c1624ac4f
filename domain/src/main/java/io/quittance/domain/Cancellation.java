package io.quittance.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The accepted cancel of an order.
 *
 * @param requestedAt when it was accepted
 * @param requestedBy who asked
 * @param reason why, in their words; null if they did not say
 */
public record Cancellation(Instant requestedAt, String requestedBy, @Nullable String reason) {}
