package io.quittance.bench;

import io.quittance.bench.orders.Generator;
import io.quittance.bench.orders.Plan;
import io.quittance.store.BooksUnavailable;
import io.quittance.store.DatabaseSettings;
import io.quittance.store.Store;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** {@code generate}: fills the books that the environment names. */
final class GenerateCommand {

  static final Set<String> OPTIONS = Set.of("orders", "days", "prefix", "seed");

  private static final int ORDERS = 1_000_000;
  private static final int DAYS = 365;
  private static final long SEED = 1;

  private GenerateCommand() {}

  static int run(Options options) {
    Plan plan =
        new Plan(
            options.count("orders", ORDERS),
            options.text("prefix", "G"),
            options.number("seed", SEED),
            Instant.now(),
            Duration.ofDays(options.count("days", DAYS)));
    DatabaseSettings settings = DatabaseSettings.fromEnvironment();
    System.out.printf(
        "Generating %,d orders %s-… (seed %d) for %s%n",
        plan.orders(), plan.prefix(), plan.seed(), settings);
    try {
      generate(settings, plan);
      return 0;
    } catch (BooksUnavailable | SQLException e) {
      System.err.println("The database does not take them: " + e.getMessage());
    } catch (InterruptedException e) {
      System.err.println("Interrupted; the same command goes on where this one stopped.");
    }
    return 1;
  }

  private static void generate(DatabaseSettings settings, Plan plan)
      throws SQLException, InterruptedException {
    try (Store store = Store.open(settings)) {
      store.migrate();
    }
    Progress progress = new Progress(plan.orders(), System.out);
    int written = new Generator(settings, plan).run(progress::reached);
    System.out.printf(
        "%,d orders written, %,d were there; %s%n",
        written, plan.orders() - written, progress.elapsed());
  }
}
