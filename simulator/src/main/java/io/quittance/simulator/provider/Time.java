package io.quittance.simulator.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** The passing of time, as far as the provider notices it. */
public interface Time {

  /** The present, in whole milliseconds. */
  Instant now();

  /** Runs a task once when that time has come, at once when it is past. */
  void at(Instant due, Runnable task);

  /** Blocks the calling thread for so long. */
  default void pause(Duration length) {
    CompletableFuture<Boolean> over = new CompletableFuture<>();
    at(now().plus(length), () -> over.complete(true));
    over.join();
  }
}
