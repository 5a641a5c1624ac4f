package io.quittance.e2e.soak;

import io.grpc.StatusRuntimeException;
import io.quittance.e2e.Database;
import io.quittance.e2e.Stack;
import io.quittance.workflows.contract.OrderView;
import io.temporal.failure.TemporalException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Looks at every process of the stack and into the books, again and again. */
final class Sampling {

  private static final double MIB = 1024 * 1024;
  private static final int WITNESSES = 3;

  private static final String CONNECTIONS =
      "select count(*) from pg_stat_activity"
          + " where datname = current_database() and pid <> pg_backend_pid()";
  private static final String INBOX = "select count(*) from webhook_inbox where outcome is null";
  static final String OPEN =
      "select count(*) from orders"
          + " where status not in ('CANCELLED', 'REFUNDED', 'EXPIRED', 'COMPLETED')";

  private final Stack stack;
  private final List<Watched> parts;
  private final Database books;
  private final Supplier<List<String>> lately;
  private final Map<String, Series> series = new LinkedHashMap<>();
  private int looks;
  private int skipped;

  /**
   * Takes what is looked at.
   *
   * @param lately the ids of the orders that were placed last
   */
  Sampling(Stack stack, List<Watched> parts, Supplier<List<String>> lately) {
    this.stack = stack;
    this.parts = parts;
    this.books = stack.database();
    this.lately = lately;
  }

  /** Returns all that was seen. */
  List<Series> series() {
    return List.copyOf(series.values());
  }

  /** Looks at all that a look does not disturb. */
  void look(double minute) {
    for (Watched part : parts) {
      look(part.name(), main(part), minute);
      part.server().ifPresent(server -> look(part.name() + " server", server, minute));
    }
    add("books", Measure.CONNECTIONS, minute, books.number(CONNECTIONS));
    add("books", Measure.INBOX, minute, books.number(INBOX));
    add("books", Measure.OUTBOX, minute, books.number("select count(*) from outbox_delivery"));
    lag().ifPresent(lag -> add("books", Measure.LAG, minute, lag));
    add("books", Measure.OPEN, minute, books.number(OPEN));
    double bytes = books.number("select pg_database_size(current_database())");
    add("books", Measure.DATABASE, minute, bytes / MIB);
    add("temporal", Measure.DATABASE, minute, engineBytes() / MIB);
  }

  private static ProcessFigures.Seen main(Watched part) {
    return part.main()
        .look()
        .orElseThrow(() -> new IllegalStateException(part.name() + " has ended"));
  }

  private void look(String name, ProcessFigures.Seen process, double minute) {
    add(name, Measure.THREADS, minute, process.threads());
    add(name, Measure.FILES, minute, process.openFiles());
    add(name, Measure.RESIDENT, minute, process.residentMib());
  }

  /** Has every JVM collect its garbage, and looks at what is left. */
  void lookAtHeaps(double minute) {
    for (Watched part : parts) {
      ProcessFigures process = part.main();
      if (process.isJvm()) {
        add(part.name(), Measure.HEAP, minute, process.liveHeapMib(stack.folder()));
      }
    }
  }

  private void add(String part, Measure measure, double minute, double value) {
    series
        .computeIfAbsent(part + ", " + measure, _ -> new Series(part, measure))
        .add(minute, value);
  }

  /** How many facts the newest orders' workflows have that their rows do not. */
  private OptionalDouble lag() {
    looks++;
    try {
      return OptionalDouble.of(lately.get().stream().limit(WITNESSES).mapToDouble(this::lag).sum());
    } catch (TemporalException | StatusRuntimeException e) {
      // A workflow that is closing, or an engine that is busy, tells nothing.
      skipped++;
      return OptionalDouble.empty();
    }
  }

  /** Returns whether so many looks told nothing that the curves tell nothing. */
  boolean isBlind() {
    return skipped * 10 > looks;
  }

  private double lag(String orderId) {
    int known = stack.workflow(orderId).query("view", OrderView.class).revision();
    long written =
        books.number("select coalesce(max(revision), 0) from orders where order_id = ?", orderId);
    return Math.max(0, known - written);
  }

  private double engineBytes() {
    try (Stream<Path> files = Files.list(stack.folder())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("temporal.db"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
