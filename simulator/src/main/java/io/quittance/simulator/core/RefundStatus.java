package io.quittance.simulator.core;

import java.util.Locale;

/** Where a refund stands. */
public enum RefundStatus {
  PENDING,
  SUCCEEDED,
  FAILED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
