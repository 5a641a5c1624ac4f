package io.quittance.simulator.journal;

import io.quittance.simulator.core.Event;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Where events are kept for good. */
public interface EventLog extends AutoCloseable {

  /** Appends events together, behind all earlier ones; completes when they are on the disk. */
  CompletableFuture<@Nullable Void> append(List<Event> events);

  /** Writes what was appended, and closes the log. */
  @Override
  void close() throws IOException;
}
