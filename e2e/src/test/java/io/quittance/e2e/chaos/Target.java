package io.quittance.e2e.chaos;

import java.time.Instant;

/** What a fault is aimed at, brought about so that the fault strikes while it is under way. */
interface Target extends AutoCloseable {

  /** Returns once it is under way, or false if it did not come to that. */
  boolean awaitUnderway();

  /** Has whatever was held for the fault go on, right after it has struck. */
  void release();

  /**
   * Returns whether it was under way when the signal was sent, as the witness has it who knows.
   *
   * @param signalled when the signal was sent
   */
  boolean wasUnderway(Instant signalled);

  @Override
  void close();

  /** Tells why it did not come to that, and returns false. */
  static boolean missed(String order, Throwable why) {
    System.out.printf("        missed with %s: %s%n", order, why.getMessage());
    return false;
  }

  /** Nothing: what happens to be under way. */
  Target MOMENT =
      new Target() {
        @Override
        public boolean awaitUnderway() {
          return true;
        }

        @Override
        public void release() {}

        @Override
        public boolean wasUnderway(Instant signalled) {
          return true;
        }

        @Override
        public void close() {}
      };
}
