package io.quittance.api.webhooks;

import io.quittance.store.InboxTold;
import java.time.Duration;
import java.util.List;

/** How long notices wait. */
final class Pauses {

  /** How often an order that is busy for a moment is asked again a moment later. */
  static final int MOMENTS = 30;

  /** Within which time being told the same of the same again counts as again. */
  static final Duration OF_LATE = Duration.ofHours(1);

  private static final List<Duration> AFTER_FAILURE =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1));

  private static final List<Duration> BETWEEN_LOOKS =
      List.of(
          Duration.ZERO,
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10));

  private Pauses() {}

  /** Returns how long to wait after a notice did not arrive, from the first attempt on. */
  static Duration afterFailure(int attempts) {
    return AFTER_FAILURE.get(Math.clamp(attempts - 1, 0, AFTER_FAILURE.size() - 1));
  }

  /**
   * Returns how long an order must still be left alone that was told the same of late and looked:
   * each look costs it a part of its history, and a storm of events tells no more than one of them.
   */
  static Duration untilNextLook(InboxTold told) {
    Duration since = told.sinceLast();
    Duration pause = BETWEEN_LOOKS.get(Math.min(told.times(), BETWEEN_LOOKS.size() - 1));
    Duration left = since == null ? Duration.ZERO : pause.minus(since);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
