package io.quittance.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The real main, as a process of its own. */
final class Running implements AutoCloseable {

  static final Path CACHE = Path.of("target", "postgres-cache").toAbsolutePath();
  private static final Duration BOUND = Duration.ofSeconds(60);

  private final Process process;
  private final Path log;
  private final int port;

  private Running(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.port = port;
  }

  /** Starts one and returns without waiting for it. */
  static Running launch(Path folder, int port, Map<String, String> settings) throws IOException {
    Path log = Files.createTempFile(folder, "postgres", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Postgres.class.getName());
    builder.environment().put("POSTGRES_PORT", "" + port);
    builder.environment().put("POSTGRES_DATA", folder.resolve("postgres").toString());
    builder.environment().put("POSTGRES_CACHE", CACHE.toString());
    builder.environment().putAll(settings);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new Running(builder.start(), log, port);
  }

  static Running start(Path folder) throws IOException {
    return launch(folder, freePort(), Map.of()).awaitReady();
  }

  Running awaitReady() {
    Until.holds("it is ready or has ended", BOUND, () -> saysReady() || !process.isAlive());
    if (!saysReady()) {
      throw new AssertionError("it was not ready: " + said());
    }
    return this;
  }

  private boolean saysReady() {
    return said().contains(" serves on ");
  }

  String said() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for it to end by itself and returns its exit status. */
  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end: " + said());
    }
    return process.exitValue();
  }

  int port() {
    return port;
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/quittance?user=quittance&sslmode=disable");
  }

  /** The process, its server, that one's children, and what else it started. */
  List<ProcessHandle> everyProcess() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
  }

  ProcessHandle server() {
    return child("/postgres");
  }

  ProcessHandle lifeline() {
    return child("sh");
  }

  private ProcessHandle child(String program) {
    return process
        .children()
        .filter(child -> child.info().command().orElse("").endsWith(program))
        .findFirst()
        .orElseThrow(() -> new AssertionError("it has no " + program));
  }

  /** Asks it to end, as a script does. */
  void terminate() {
    process.destroy();
  }

  /** Kills the process alone, as kill -9 does. */
  void kill() {
    process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }

  /** Kills everything at once: a power cut, as far as processes can have one. */
  void killEverything() {
    List<ProcessHandle> all = everyProcess();
    all.reversed().forEach(ProcessHandle::destroyForcibly);
    awaitNone(all);
  }

  static void awaitNone(List<ProcessHandle> processes) {
    Until.holds(
        "none of " + processes + " is left",
        Duration.ofSeconds(20),
        () -> processes.stream().noneMatch(ProcessHandle::isAlive));
  }

  /** A port from below the range that systems hand out by themselves. */
  static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(28_000, 32_000);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // Taken: another one.
      }
    }
  }

  @Override
  public void close() {
    killEverything();
  }
}
