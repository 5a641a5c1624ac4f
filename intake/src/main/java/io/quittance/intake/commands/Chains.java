package io.quittance.intake.commands;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Work in its order for each order, and at once for different ones. What was not done to its end
 * keeps all that follows it from being begun.
 */
public final class Chains {

  private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

  private final Map<String, CompletableFuture<Void>> last = new HashMap<>();

  /** Adds work; without a key it follows nothing. */
  public synchronized CompletableFuture<Void> add(@Nullable String key, Runnable work) {
    String chain = key == null ? UUID.randomUUID().toString() : key;
    CompletableFuture<Void> before =
        last.getOrDefault(chain, CompletableFuture.completedFuture(null));
    CompletableFuture<Void> added = before.thenRunAsync(work, THREADS);
    last.put(chain, added);
    added.thenRun(() -> forget(chain, added));
    return added;
  }

  private synchronized void forget(String chain, CompletableFuture<Void> done) {
    last.remove(chain, done);
  }
}
