package io.quittance.e2e.races;

import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/** How many orders are worked on at once. Who only waits leaves the place to others. */
final class Places {

  private final Semaphore free;

  Places(int number) {
    free = new Semaphore(number);
  }

  <T> T in(Callable<T> work) throws Exception {
    free.acquire();
    try {
      return work.call();
    } finally {
      free.release();
    }
  }

  /** Does what is only waiting, from within a place, outside of it. */
  <T> T outside(Callable<T> waiting) throws Exception {
    free.release();
    try {
      return waiting.call();
    } finally {
      free.acquireUninterruptibly();
    }
  }
}
