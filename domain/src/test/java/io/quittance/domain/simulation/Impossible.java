package io.quittance.domain.simulation;

import io.quittance.domain.OrderStatus;
import org.jspecify.annotations.Nullable;

/** The pairs of status and message that can't happen, with the reason. */
final class Impossible {

  private static final String ENDED =
      "no call is in flight in an ended order: what is in flight is at risk, and keeps it open";

  private Impossible() {}

  /** Returns why a message can't meet a status; null if it can. */
  static @Nullable String reason(OrderStatus status, String message) {
    boolean outcome = Character.isUpperCase(message.charAt(0));
    return outcome && status.isEnded() ? ENDED : null;
  }
}
