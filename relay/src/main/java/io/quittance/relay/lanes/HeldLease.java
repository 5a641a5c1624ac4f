package io.quittance.relay.lanes;

import io.quittance.store.OutboxLease;
import java.time.Duration;

/** A lease as its holder sees it: by its own clock, from before it asked. */
final class HeldLease {

  private final OutboxLease lease;
  private volatile long until;
  private volatile boolean wanted = true;
  private volatile boolean busy;
  private volatile long restsUntil = System.nanoTime();

  HeldLease(OutboxLease lease, long asked, Duration time) {
    this.lease = lease;
    renewed(asked, time);
  }

  OutboxLease lease() {
    return lease;
  }

  /** It ends here a little before the database lets others have it. */
  void renewed(long asked, Duration time) {
    until = asked + time.toNanos() * 9 / 10;
  }

  /** Returns whether its holder may still tell something under it. */
  boolean isGood() {
    return wanted && System.nanoTime() - until < 0;
  }

  /** Others are to have it once what is being told is told. */
  void giveUp() {
    wanted = false;
  }

  boolean isWanted() {
    return wanted;
  }

  boolean isBusy() {
    return busy;
  }

  void busy(boolean now) {
    busy = now;
  }

  /** Nothing was to be told under it, or not all was taken: there is no hurry to ask again. */
  void rest(Duration time) {
    restsUntil = System.nanoTime() + time.toNanos();
  }

  /** Returns whether something can be told under it now. */
  boolean isIdle() {
    return !busy && System.nanoTime() - restsUntil >= 0;
  }
}
