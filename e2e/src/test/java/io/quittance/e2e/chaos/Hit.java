package io.quittance.e2e.chaos;

import java.time.Duration;
import java.time.Instant;

/**
 * One fault as it came about.
 *
 * @param isProven whether what it was aimed at was under way when it struck
 * @param signalled when it struck
 * @param down how long the process was away, or stood still
 * @param ready how long it then took until it was ready
 * @param served how long it then took until an order was placed and paid
 */
record Hit(
    Fault fault,
    boolean isProven,
    Instant signalled,
    Duration down,
    Duration ready,
    Duration served) {

  boolean isDuringMoneyCall() {
    return isProven && fault.aim().isMoney();
  }

  /** Returns when the process was ready again. */
  Instant wellAt() {
    return signalled.plus(down).plus(ready);
  }

  Duration healed() {
    return ready.compareTo(served) > 0 ? ready : served;
  }
}
