package io.quittance.e2e.races;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many orders are worked on at once. Who only waits leaves the place to others, and comes back
 * before anybody begins: the moments of a race that has begun do not wait.
 */
final class Places {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int free;
  private int comingBack;

  Places(int number) {
    free = number;
  }

  <T> T in(Callable<T> work) throws Exception {
    begin();
    try {
      return work.call();
    } finally {
      leave();
    }
  }

  /** Does what is only waiting, from within a place, outside of it. */
  <T> T outside(Callable<T> waiting) throws Exception {
    leave();
    try {
      return waiting.call();
    } finally {
      comeBack();
    }
  }

  private void begin() throws InterruptedException {
    lock.lock();
    try {
      while (free == 0 || comingBack > 0) {
        changed.await();
      }
      free--;
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    lock.lock();
    try {
      free++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void comeBack() {
    lock.lock();
    try {
      comingBack++;
      while (free == 0) {
        changed.awaitUninterruptibly();
      }
      comingBack--;
      free--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
