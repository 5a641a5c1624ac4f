package io.quittance.simulator.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change that the subscriber is to be told: a charge or a refund, as it stood after it.
 *
 * @param id the same however often it is sent
 * @param type what became of it, as in {@code charge.captured}
 * @param at when
 * @param charge null when it is about a refund
 * @param refund null when it is about a charge
 * @param storm whether it is sent again and again though it has arrived
 */
public record Webhook(
    String id,
    String type,
    Instant at,
    @Nullable Charge charge,
    @Nullable Refund refund,
    boolean storm) {

  /** The reference of what it is about. */
  public String reference() {
    return charge != null ? charge.reference() : refund != null ? refund.reference() : "";
  }
}
