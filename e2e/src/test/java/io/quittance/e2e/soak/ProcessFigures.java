package io.quittance.e2e.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the kernel, and of a JVM its own tool, tell about one process. */
record ProcessFigures(long pid) {

  /** The generations of the serial collector, or the one heap of G1. */
  private static final Pattern USED =
      Pattern.compile("(?m)^\\s*(?:DefNew|Tenured|garbage-first heap)\\s.*used (\\d+)K");

  private static final double MIB = 1024 * 1024;

  double threads() {
    return status("Threads");
  }

  double residentMib() {
    return status("VmRSS") / 1024;
  }

  double openFiles() {
    try (Stream<Path> files = Files.list(of("fd"))) {
      return files.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
      String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
      Process process =
          new ProcessBuilder(jcmd, "" + pid, "-f", commands.toString())
              .redirectErrorStream(true)
              .start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private double status(String name) {
    try (Stream<String> lines = Files.lines(of("status"))) {
      return lines
          .filter(line -> line.startsWith(name + ":"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("process " + pid + " is gone"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path of(String what) {
    return Path.of("/proc", "" + pid, what);
  }
}
