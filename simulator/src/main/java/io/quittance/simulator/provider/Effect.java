package io.quittance.simulator.provider;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a planned fault does to a call. */
public enum Effect {
  ERROR_500,
  ERROR_500_AFTER,
  TIMEOUT_BEFORE,
  TIMEOUT_AFTER,
  RATE_LIMITED,
  SLOW,
  UNAVAILABLE;

  /** The effect of that name, as in {@code error_500}; empty when there is none. */
  public static Optional<Effect> named(String name) {
    return Arrays.stream(values()).filter(effect -> effect.toString().equals(name)).findFirst();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
