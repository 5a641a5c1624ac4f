package io.quittance.bench.lists;

import java.util.List;
import java.util.Locale;

/** The figures as a table, which is Markdown and can be read as it is. */
final class Report {

  private static final double[] SHARES = {0.5, 0.95, 0.99};

  private Report() {}

  static String table(List<Measured> measured) {
    StringBuilder table = new StringBuilder();
    table.append("| page of 50 | SQL p50 | p95 | p99 | HTTP p50 | p95 | p99 | p99, HTTP : SQL |\n");
    table.append("|---|--:|--:|--:|--:|--:|--:|--:|\n");
    for (Measured kind : measured) {
      table.append("| ").append(kind.name());
      append(table, kind.raw());
      append(table, kind.http());
      table.append(String.format(Locale.ROOT, " | %.2f |%n", kind.ratio()));
    }
    return table.toString();
  }

  private static void append(StringBuilder table, Latencies latencies) {
    for (double share : SHARES) {
      table.append(String.format(Locale.ROOT, " | %.2f ms", latencies.micros(share) / 1000));
    }
  }
}
