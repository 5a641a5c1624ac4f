package io.quittance.brokers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A broker as a process of its own, for the tests of those who use one: it can be killed as by kill
 * -9 and started again on the same data and ports. It runs on the class path of this module's
 * build, so who depends on this module leaves out what it brings.
 */
public final class BrokerProcess implements AutoCloseable {

  private static final Duration BOUND = Duration.ofSeconds(120);
  private static final Duration STOP = Duration.ofSeconds(30);
  private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

  private final String kind;
  private final String address;
  private final Map<String, String> environment;
  private final Path log;
  private @Nullable Process process;
  private long logBegin;

  private BrokerProcess(String kind, String address, Map<String, String> environment, Path log) {
    this.kind = kind;
    this.address = address;
    this.environment = new TreeMap<>(environment);
    this.log = log;
  }

  /** A Kafka that keeps its data in a folder; not started. */
  public static BrokerProcess kafka(Path folder) {
    int port = BrokerPorts.free();
    return new BrokerProcess(
        "kafka",
        "127.0.0.1:" + port,
        Map.of(
            "KAFKA_PORT", "" + port,
            "KAFKA_CONTROLLER_PORT", "" + BrokerPorts.free(),
            "KAFKA_DATA", folder.resolve("kafka").toAbsolutePath().toString()),
        folder.resolve("kafka.log"));
  }

  /** A RabbitMQ that keeps its data in a folder; not started. */
  public static BrokerProcess rabbitmq(Path folder) {
    int port = BrokerPorts.free();
    return new BrokerProcess(
        "rabbitmq",
        "amqp://guest:guest@127.0.0.1:" + port,
        Map.of(
            "RABBITMQ_PORT", "" + port,
            "RABBITMQ_DIST_PORT", "" + BrokerPorts.free(),
            "RABBITMQ_EPMD_PORT", "" + BrokerPorts.free(),
            "RABBITMQ_DATA", folder.resolve("rabbitmq").toAbsolutePath().toString()),
        folder.resolve("rabbitmq.log"));
  }

  /** The same broker with another environment. */
  BrokerProcess with(Map<String, String> more) {
    environment.putAll(more);
    return this;
  }

  /** Kafka's bootstrap server, or RabbitMQ's URI. */
  public String address() {
    return address;
  }

  /** Every port that it is to listen on. */
  List<String> ports() {
    return environment.entrySet().stream()
        .filter(setting -> setting.getKey().endsWith("_PORT"))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Starts it and returns when it serves; what was kept before is there again. */
  public BrokerProcess start() {
    launch();
    until("it serves or has ended", BOUND, () -> serves() || !isAlive());
    if (!serves()) {
      throw new AssertionError(kind + " was not ready: " + said());
    }
    return this;
  }

  /** Starts it without waiting. */
  public BrokerProcess launch() {
    try {
      logBegin = Files.exists(log) ? Files.size(log) : 0;
      ProcessBuilder builder =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx256m",
              "-XX:+UseSerialGC",
              "-cp",
              BuiltClassPath.ofThisModule(),
              Brokers.class.getName(),
              kind);
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
      process = builder.start();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the start has come to its end. */
  public boolean serves() {
    return said().contains(" serves on ");
  }

  /** Whether the process lives. */
  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** What it has printed since its last start. */
  public String said() {
    try {
      String all = Files.exists(log) ? Files.readString(log) : "";
      return all.substring((int) Math.min(logBegin, all.length()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process and whatever it started. */
  public List<ProcessHandle> everyProcess() {
    return process == null
        ? List.of()
        : Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
  }

  /** Asks it to end, waits for that and returns its exit status. */
  public int stop() {
    List<ProcessHandle> all = everyProcess();
    all.stream().findFirst().ifPresent(ProcessHandle::destroy);
    awaitNone(all);
    return awaitEnd();
  }

  /** Waits for it to end by itself and returns its exit status. */
  int awaitEnd() {
    try {
      if (process == null) {
        return 0;
      }
      if (!process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError(kind + " does not end: " + said());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /** Kills everything at once: a crash, as far as processes can have one. */
  public void kill() {
    List<ProcessHandle> all = everyProcess();
    // Children first: a parent's death would let them end in good order.
    all.reversed().forEach(ProcessHandle::destroyForcibly);
    awaitNone(all);
  }

  static void awaitNone(List<ProcessHandle> processes) {
    until(
        "none of " + processes + " is left",
        STOP,
        () -> processes.stream().noneMatch(ProcessHandle::isAlive));
  }

  private static void until(String what, Duration bound, BooleanSupplier condition) {
    long end = System.nanoTime() + bound.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + bound.toMillis() + " ms: " + what);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
