package io.quittance.simulator.core;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A kind of call that faults can be planned for. */
public enum Operation {
  CHARGE,
  CAPTURE,
  CLOSE,
  CUSTOMER_ACTION,
  DISPUTE,
  REFUND,
  LOOKUP,
  REFUND_LOOKUP;

  /** The operation of that name, as in {@code refund_lookup}; empty when there is none. */
  public static Optional<Operation> named(String name) {
    return Arrays.stream(values())
        .filter(operation -> operation.toString().equals(name))
        .findFirst();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
