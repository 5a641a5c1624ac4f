package io.quittance.simulator.core;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a customer did who was sent to pay. */
public enum CustomerResult {
  PAID,
  ABANDONED;

  /** The result of that name, as in {@code paid}; empty when there is none. */
  public static Optional<CustomerResult> named(String name) {
    return Arrays.stream(values()).filter(result -> result.toString().equals(name)).findFirst();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
