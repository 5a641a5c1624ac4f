package io.quittance.e2e.bench;

import io.quittance.e2e.Database;
import io.quittance.e2e.Http;
import io.quittance.e2e.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what kernel, database and engine count by themselves. */
final class Meter {

  private static final Pattern REQUESTS =
      Pattern.compile(
          "(?m)^service_requests(?:_total)?\\{(?=[^}]*service_name=\"frontend\")"
              + "[^}]*operation=\"(\\w+)\"[^}]*} (\\S+)");
  private static final String TRANSACTIONS =
      "select xact_commit + xact_rollback from pg_stat_database where datname = current_database()";
  private static final String WAL = "select (pg_current_wal_insert_lsn() - '0/0')::bigint";

  /** The kernel counts in hundredths of a second. */
  private static final double MILLIS_PER_TICK = 10;

  private final Map<String, Supplier<List<ProcessHandle>>> processes = new TreeMap<>();
  private final Database books;
  private final Http engine;

  Meter(Stack stack) {
    stack.parts().forEach(part -> processes.put(part.name(), part::everyProcess));
    processes.put("caller", () -> List.of(ProcessHandle.current()));
    books = stack.database();
    engine = stack.engineMetrics();
  }

  Usage read() {
    Map<String, Double> cpu = new TreeMap<>();
    processes.forEach((name, all) -> cpu.put(name, cpuMillis(all.get())));
    return new Usage(
        cpu, requests(), books.number(TRANSACTIONS), books.number(WAL), System.nanoTime());
  }

  private Map<String, Long> requests() {
    Map<String, Long> requests = new TreeMap<>();
    Http.Answer answer = engine.get("/metrics");
    Matcher line = REQUESTS.matcher(answer.body());
    while (line.find()) {
      requests.merge(line.group(1), (long) Double.parseDouble(line.group(2)), Long::sum);
    }
    if (requests.isEmpty()) {
      throw new IllegalStateException("the engine tells of no requests: " + answer.status());
    }
    return requests;
  }

  private static double cpuMillis(List<ProcessHandle> all) {
    return all.stream().mapToDouble(process -> ticks(process.pid())).sum() * MILLIS_PER_TICK;
  }

  /** Its own, and of its children that have ended. */
  private static double ticks(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", "" + pid, "stat"));
      // The name, in parentheses, may have spaces in it.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Stream.of(fields).skip(11).limit(4).mapToDouble(Double::parseDouble).sum();
    } catch (IOException e) {
      // It has ended meanwhile, and is counted with its parent from then on.
      return 0;
    }
  }
}
