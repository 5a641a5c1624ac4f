package io.quittance.e2e.bench;

import io.quittance.e2e.Await;
import io.quittance.e2e.Database;
import java.time.Duration;
import java.util.Optional;

/** The orders that are placed and wait for a worker: the books have no fact of them. */
record Backlog(Database books) {

  static final Duration PATIENCE = Duration.ofMinutes(30);

  /** To count them takes the database some time, which the worker needs. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  long size() {
    return books.number("select count(*) from orders where seq = 0");
  }

  /** Waits until a worker has begun every one of them. */
  void awaitEmpty() {
    Await.value(
        "the books have all orders",
        PATIENCE,
        LOOK_EVERY,
        () -> Optional.of(true).filter(_ -> size() == 0));
  }
}
