package io.quittance.bench;

import io.quittance.bench.lists.ListBench;
import io.quittance.store.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;

/** {@code lists}: measures the list of an api that runs, beside plain SQL on its books. */
final class ListCommand {

  static final Set<String> OPTIONS = Set.of("api", "rounds", "warm-up", "report");

  private static final int ROUNDS = 1_000;
  private static final int WARM_UP = 1_500;

  private ListCommand() {}

  static int run(Options options) {
    DatabaseSettings settings = DatabaseSettings.fromEnvironment();
    try (Connection database =
        DriverManager.getConnection(settings.url(), settings.user(), settings.password())) {
      ListBench bench =
          new ListBench(database, options.text("api", "http://127.0.0.1:8080"), System.out);
      ListBench.Result result =
          bench.run(options.count("warm-up", WARM_UP), options.count("rounds", ROUNDS));
      return tell(result, Machine.describe(database), options.text("report", ""));
    } catch (SQLException | IOException | IllegalStateException e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  private static int tell(ListBench.Result result, String machine, String report)
      throws IOException {
    String figures =
        "%,d orders, one client; %s\n\n%s".formatted(result.orders(), machine, result.table());
    System.out.println("\n" + figures);
    if (!report.isEmpty()) {
      Files.writeString(Path.of(report), figures);
      System.out.println("Written to " + report);
    }
    if (result.slow() != null) {
      System.err.println("More than 3 times as slow as plain SQL, p99: " + result.slow());
      return 1;
    }
    System.out.println("No page is more than 3 times as slow as plain SQL, p99.");
    return 0;
  }
}
