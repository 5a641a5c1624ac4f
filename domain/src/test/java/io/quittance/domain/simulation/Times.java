package io.quittance.domain.simulation;

import java.time.Duration;
import java.time.Instant;

/** Simulated time, in milliseconds since the order was placed. */
public final class Times {

  /** No time at all: later than everything. */
  public static final long NEVER = Long.MAX_VALUE;

  static final long SECOND = 1_000;
  static final long MINUTE = 60 * SECOND;
  static final long MINUTES_5 = 5 * MINUTE;
  static final long MINUTES_30 = 30 * MINUTE;
  static final long HOUR = 60 * MINUTE;
  static final long DAY = 24 * HOUR;
  static final long DAYS_30 = 30 * DAY;

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Times() {}

  static Instant instant(long millis) {
    return START.plusMillis(millis);
  }

  static long millis(Instant instant) {
    return Duration.between(START, instant).toMillis();
  }

  static String text(long millis) {
    return Duration.ofMillis(millis).toString().substring(2).toLowerCase(java.util.Locale.ROOT);
  }
}
