package io.quittance.simulator.core;

import java.util.Locale;

/** Where a charge stands. */
public enum ChargeStatus {
  PENDING,
  AUTHORIZED,
  CAPTURED,
  DECLINED,
  CLOSED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
