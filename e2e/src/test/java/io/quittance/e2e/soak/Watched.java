package io.quittance.e2e.soak;

import io.quittance.e2e.Messaging;
import io.quittance.e2e.Stack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One part that is looked at, with all of its processes, the one that was started first. */
record Watched(String name, Supplier<List<ProcessHandle>> processes) {

  private static final double LARGE_MIB = 20;

  static List<Watched> of(Stack stack, Messaging messaging) {
    List<Watched> all = new ArrayList<>();
    stack.parts().forEach(part -> all.add(new Watched(part.name(), part::everyProcess)));
    messaging.processes().forEach((name, processes) -> all.add(new Watched(name, processes)));
    return all;
  }

  ProcessFigures main() {
    return new ProcessFigures(processes.get().getFirst().pid());
  }

  /**
   * The largest of what a part has started, if it is a server. Not of Postgres: its processes come
   * and go with its connections, which are counted.
   */
  Optional<ProcessFigures.Seen> server() {
    return processes.get().stream()
        .skip(1)
        .filter(ProcessHandle::isAlive)
        .filter(process -> !process.info().command().orElse("/postgres").endsWith("/postgres"))
        .map(process -> new ProcessFigures(process.pid()).look())
        .flatMap(Optional::stream)
        .filter(seen -> seen.residentMib() > LARGE_MIB)
        .max(Comparator.comparing(ProcessFigures.Seen::residentMib));
  }
}
