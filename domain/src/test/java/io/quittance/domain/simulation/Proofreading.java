package io.quittance.domain.simulation;

import java.util.function.BooleanSupplier;

/** The reconciliation at the end of a run: it is repeated while it finds something new. */
final class Proofreading {

  private static final int MOST_ROUNDS = 5;

  private Proofreading() {}

  static void until(BooleanSupplier foundNothing) {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      if (foundNothing.getAsBoolean()) {
        return;
      }
    }
    throw new Violation("ends", "the proof finds something new in every round");
  }
}
