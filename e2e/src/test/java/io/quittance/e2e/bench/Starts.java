package io.quittance.e2e.bench;

import io.quittance.e2e.Part;
import io.quittance.e2e.Stack;

/** How long worker and api take from their start until they are ready, one after the other. */
record Starts(double workerSeconds, double apiSeconds) {

  static Starts of(Stack stack) {
    return new Starts(again(stack.worker), again(stack.api));
  }

  private static double again(Part part) {
    part.stop();
    return Trip.Act.timed(part::start) / 1000;
  }
}
