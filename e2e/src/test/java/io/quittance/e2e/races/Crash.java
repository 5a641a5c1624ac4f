package io.quittance.e2e.races;

import io.quittance.e2e.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One death of a process, shared by many races: they begin together, each comes to its moment and
 * waits there, then the process is killed once for all of them.
 */
final class Crash {

  private static final Duration GATHERING = Duration.ofSeconds(30);
  private static final int PLACING = 0;
  private static final int COMING = 1;

  private final Phaser races;
  private final Queue<Line> there = new ConcurrentLinkedQueue<>();
  private final Queue<Line> stale = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<Boolean> over = new CompletableFuture<>();

  Crash(int races) {
    this.races = new Phaser(races);
  }

  /** Returns when every order is placed: that takes its time, which no call has to wait out. */
  void begin() throws Exception {
    races.arrive();
    awaitAll(PLACING, Patience.REST);
  }

  /** Comes to the moment, and returns when the process was killed and runs again. */
  void meet(Line line) throws Exception {
    there.add(line);
    boolean late = over.isDone();
    races.arrive();
    over.get(Patience.REST.toSeconds(), TimeUnit.SECONDS);
    if (late || stale.contains(line)) {
      throw new TooLate("a crash");
    }
  }

  /** Returns whether it was over before a race came, which it hit at some other moment. */
  boolean isMissedBy(Line line) {
    return over.isDone() && !there.contains(line);
  }

  /** Tells that a race does not come, or is over. */
  void leave() {
    races.arriveAndDeregister();
  }

  /** Kills the process once all are there, and starts it again; returns how many were in time. */
  int strike(Part process) throws Exception {
    awaitAll(PLACING, Patience.REST);
    try {
      awaitAll(COMING, GATHERING);
    } catch (TimeoutException e) {
      // Who comes later is played again.
    }
    Instant fresh = Instant.now().minus(Patience.ON_THE_WAY);
    there.stream().filter(line -> !line.isFresh(fresh)).forEach(stale::add);
    int inTime = there.size() - stale.size();
    process.kill();
    there.forEach(Line::breakAll);
    process.start();
    over.complete(true);
    return inTime;
  }

  private void awaitAll(int phase, Duration bound) throws InterruptedException, TimeoutException {
    races.awaitAdvanceInterruptibly(phase, bound.toSeconds(), TimeUnit.SECONDS);
  }
}
