package io.quittance.e2e.bench;

import java.util.Map;
import java.util.Objects;

/**
 * One order's way through a flow.
 *
 * @param orderId whose
 * @param millis how long its caller waited for the answer to each act
 */
record Trip(String orderId, Map<Act, Double> millis) {

  /** Returns how long one of its acts took. */
  double of(Act act) {
    return Objects.requireNonNull(millis.get(act), act + " was not done");
  }

  /** What a caller waits for. */
  enum Act {
    PLACE,
    PAY,
    CANCEL;

    /** Does it, and tells how long that took, in milliseconds. */
    static double timed(Runnable doing) {
      long begin = System.nanoTime();
      doing.run();
      return (System.nanoTime() - begin) / 1e6;
    }
  }
}
