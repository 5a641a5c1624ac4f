package io.quittance.e2e.races;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Something done while the race goes on. */
final class Background {

  private Background() {}

  static <T> CompletableFuture<T> start(Callable<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread.startVirtualThread(
        () -> {
          try {
            result.complete(work.call());
          } catch (Throwable e) {
            result.completeExceptionally(e);
          }
        });
    return result;
  }
}
