package io.quittance.e2e.bench;

import io.quittance.e2e.Part;
import io.quittance.e2e.Stack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * How long worker and api take from their start until they are ready, one after the other.
 *
 * @param fromJar as they are started the first time after a build
 * @param fromCache as {@code ./quittance up} starts them from then on
 */
record Starts(Pair fromJar, Pair fromCache) {

  private static final Path WARM = Path.of("..", "deploy", "local", "warm.sh");
  private static final long MADE_SECONDS = 300;

  /** Both of them, in seconds. */
  record Pair(double worker, double api) {

    static Pair of(Part worker, Part api) {
      try (worker;
          api) {
        return new Pair(seconds(worker), seconds(api));
      }
    }

    private static double seconds(Part part) {
      return Trip.Act.timed(part::start) / 1000;
    }
  }

  static Starts of(Stack stack) throws IOException, InterruptedException {
    stack.worker.stop();
    stack.api.stop();
    Pair fromJar = Pair.of(stack.worker, stack.api);
    Path caches = stack.folder.resolve("warm");
    make(caches, stack.worker, stack.api);
    return new Starts(
        fromJar, Pair.of(stack.worker.fromCache(caches), stack.api.fromCache(caches)));
  }

  private static void make(Path caches, Part worker, Part api)
      throws IOException, InterruptedException {
    ProcessBuilder warm =
        new ProcessBuilder(
            "bash", WARM.toString(), caches.toString(), "" + worker.jar(), "" + api.jar());
    warm.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Path log = caches.resolveSibling("warm.log");
    Process process = warm.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!process.waitFor(MADE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new AssertionError("no caches of the starts, see " + log);
    }
  }
}
