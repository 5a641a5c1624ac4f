package io.quittance.e2e.chaos;

import java.util.concurrent.Semaphore;

/** Lets the orders begin in step with the faults, so that no fault meets a stack at rest. */
final class Pacer {

  private final Semaphore begins = new Semaphore(0);
  private final int orders;
  private final int faults;
  private int released;

  Pacer(int orders, int faults) {
    this.orders = orders;
    this.faults = faults;
  }

  /** Lets the next orders begin: a fault's share. */
  void next(int fault) {
    releaseUpTo(Math.ceilDiv(orders * fault, faults));
  }

  /** Lets all others begin, when no fault is to come. */
  void rest() {
    releaseUpTo(orders);
  }

  private void releaseUpTo(int number) {
    begins.release(Math.max(0, number - released));
    released = Math.max(released, number);
  }

  /** Returns when one more order may begin. */
  void await() throws InterruptedException {
    begins.acquire();
  }
}
