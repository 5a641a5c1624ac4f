package io.quittance.simulator.provider;

import io.quittance.simulator.core.Operation;
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
  /** Not executed, and refused for good; only of a capture and a close. */
  REFUSED,
  SLOW,
  UNAVAILABLE;

  /** Whether calls of that operation can be hit so; others have refusals that the books keep. */
  public boolean suits(Operation operation) {
    return this != REFUSED || operation == Operation.CAPTURE || operation == Operation.CLOSE;
  }

  /** The effect of that name, as in {@code error_500}; empty when there is none. */
  public static Optional<Effect> named(String name) {
    return Arrays.stream(values()).filter(effect -> effect.toString().equals(name)).findFirst();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
