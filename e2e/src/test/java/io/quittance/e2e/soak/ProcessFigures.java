package io.quittance.e2e.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the kernel, and of a JVM its own tool, tell about one process. */
record ProcessFigures(long pid) {

  /** The generations of the serial collector, or the one heap of G1. */
  private static final Pattern USED =
      Pattern.compile("(?m)^\\s*(?:DefNew|Tenured|garbage-first heap)\\s.*used (\\d+)K");

  private static final double MIB = 1024 * 1024;
  private static final int ANSWER_SECONDS = 60;

  /** What was seen of it at one time. */
  record Seen(double threads, double openFiles, double residentMib) {}

  /** Returns what the kernel tells; nothing of a process that is gone, or goes meanwhile. */
  Optional<Seen> look() {
    try {
      OptionalDouble threads = status("Threads");
      OptionalDouble resident = status("VmRSS");
      return threads.isPresent() && resident.isPresent()
          ? Optional.of(new Seen(threads.getAsDouble(), openFiles(), resident.getAsDouble() / 1024))
          : Optional.empty();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private double openFiles() throws IOException {
    try (Stream<Path> files = Files.list(of("fd"))) {
      return files.count();
    }
  }

  boolean isJvm() {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().command())
        .filter(command -> command.endsWith("/java"))
        .isPresent();
  }

  /** Returns what a full collection, which is asked for, leaves in the heap. */
  double liveHeapMib(Path folder) {
    double kib = 0;
    int found = 0;
    for (Matcher used = USED.matcher(jcmd(folder)); used.find(); found++) {
      kib += Double.parseDouble(used.group(1));
    }
    if (found == 0) {
      throw new IllegalStateException("no heap of process " + pid + " that can be read");
    }
    return kib * 1024 / MIB;
  }

  private String jcmd(Path folder) {
    try {
      Path commands = folder.resolve("heap.jcmd");
      Files.writeString(commands, "GC.run\nGC.heap_info\n");
      Path said = folder.resolve("heap.said");
      String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
      Process process =
          new ProcessBuilder(jcmd, "" + pid, "-f", commands.toString())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      if (!process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "process " + pid + " tells nothing of its heap in " + ANSWER_SECONDS + " s");
      }
      return Files.readString(said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /** Nothing: it has ended, and is kept by its parent alone. */
  private OptionalDouble status(String name) throws IOException {
    try (Stream<String> lines = Files.lines(of("status"))) {
      return lines
          .filter(line -> line.startsWith(name + ":"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
          .findFirst();
    }
  }

  private Path of(String what) {
    return Path.of("/proc", "" + pid, what);
  }
}
