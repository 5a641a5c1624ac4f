package io.quittance.e2e.bench;

import io.quittance.e2e.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What each part has in memory, with all of its processes, in MiB. */
record Memory(Map<String, Double> residentMib) {

  static Memory of(Stack stack) {
    Map<String, Double> all = new TreeMap<>();
    stack.parts().forEach(part -> all.put(part.name(), residentMib(part.everyProcess())));
    return new Memory(all);
  }

  double of(String part) {
    return Objects.requireNonNull(residentMib.get(part), part + " was not looked at");
  }

  /** What processes share is shared out among them (PSS), so that the sum is the truth. */
  private static double residentMib(List<ProcessHandle> processes) {
    return processes.size() == 1
        ? kib(processes.getFirst(), "status", "VmRSS:") / 1024
        : processes.stream().mapToDouble(one -> kib(one, "smaps_rollup", "Pss:")).sum() / 1024;
  }

  private static double kib(ProcessHandle process, String file, String name) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", "" + process.pid(), file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
          .sum();
    } catch (IOException e) {
      // Of Postgres, whose processes come and go with their connections.
      if (!process.isAlive()) {
        return 0;
      }
      throw new UncheckedIOException(e);
    }
  }
}
