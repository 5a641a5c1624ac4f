package io.quittance.bench.orders;

import io.quittance.store.DatabaseSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * The making of orders. What is there already is left as it is, so that a run which was cut off is
 * finished by the next one.
 */
public final class Generator {

  private static final int BATCH = 1_000;
  private static final int MOST_WRITERS = 8;

  private final DatabaseSettings settings;
  private final Plan plan;
  private final Assortment assortment;
  private final AtomicInteger batches = new AtomicInteger();
  private final AtomicInteger seen = new AtomicInteger();
  private final AtomicInteger written = new AtomicInteger();

  /** Takes where the books are, their schema up to date, and what is to be in them. */
  public Generator(DatabaseSettings settings, Plan plan) {
    this.settings = settings;
    this.plan = plan;
    this.assortment = new Assortment(plan.orders());
  }

  /**
   * Writes all orders of the plan that are missing, and returns how many these were.
   *
   * @param progress hears how many of the plan's orders are there so far, from any thread
   * @throws SQLException if the database does not take them; what was reported is there
   */
  public int run(IntConsumer progress) throws SQLException, InterruptedException {
    int writers = Math.min(Runtime.getRuntime().availableProcessors(), MOST_WRITERS);
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
        running.add(threads.submit(() -> write(progress)));
      }
      for (Future<?> writer : running) {
        await(writer, threads);
      }
    }
    if (written.get() > 0) {
      analyze();
    }
    return written.get();
  }

  private Void write(IntConsumer progress) throws SQLException {
    try (Connection connection = connect()) {
      connection.setAutoCommit(false);
      for (int first = next(); first <= plan.orders(); first = next()) {
        Batch batch = new Batch(first, (int) Math.min(first + BATCH - 1L, plan.orders()));
        written.addAndGet(batch.write(connection, plan, assortment));
        progress.accept(seen.addAndGet(batch.last() - batch.first() + 1));
        if (Thread.currentThread().isInterrupted()) {
          throw new SQLException("another writer has failed");
        }
      }
    }
    return null;
  }

  private int next() {
    return batches.getAndIncrement() * BATCH + 1;
  }

  private static void await(Future<?> writer, ExecutorService threads)
      throws SQLException, InterruptedException {
    try {
      writer.get();
    } catch (ExecutionException e) {
      threads.shutdownNow();
      if (e.getCause() instanceof SQLException fault) {
        throw fault;
      }
      throw new IllegalStateException("an order could not be made", e.getCause());
    }
  }

  /** The planner learns at once what the tables are like now, not at the next vacuum. */
  private void analyze() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("analyze orders, journal, ledger_transaction, ledger_entry, outbox");
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
  }
}
