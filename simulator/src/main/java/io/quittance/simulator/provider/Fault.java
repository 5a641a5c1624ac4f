package io.quittance.simulator.provider;

import io.quittance.simulator.core.Operation;

/**
 * A fault planned for the next calls of an operation.
 *
 * @param times how many calls it still hits
 * @param delayMs for {@link Effect#SLOW}, how long a call is held before it is executed
 */
public record Fault(Operation operation, int times, Effect effect, long delayMs) {

  Fault spent() {
    return new Fault(operation, times - 1, effect, delayMs);
  }
}
