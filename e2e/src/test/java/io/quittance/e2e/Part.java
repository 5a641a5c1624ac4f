package io.quittance.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One process of the stack, which can be stopped, killed and started again. */
public final class Part implements AutoCloseable {

  private static final Duration READY = Duration.ofSeconds(120);
  private static final long STOP_SECONDS = 30;
  private static final Path OPTIONS =
      Path.of("..", "deploy", "local", "jvm.options").toAbsolutePath().normalize();

  private final String name;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Path folder;
  private final Path log;
  private final Supplier<Boolean> ready;
  private @Nullable Process process;

  Part(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path folder,
      Supplier<Boolean> ready) {
    this.name = name;
    this.command = List.copyOf(command);
    this.environment = new TreeMap<>(environment);
    this.folder = folder;
    this.log = folder.resolve(name + ".log");
    this.ready = ready;
  }

  static Part java(
      String module, Map<String, String> environment, Path folder, Supplier<Boolean> ready) {
    return new Part(module, command(module), environment, folder, ready);
  }

  static Part java(
      String module,
      String heap,
      Map<String, String> environment,
      Path folder,
      Supplier<Boolean> ready) {
    return new Part(module, command(module, heap), environment, folder, ready);
  }

  /**
   * The same part, started as {@code ./quittance up} starts it: from what warm.sh has made of its
   * jar in this folder.
   */
  public Part fromCache(Path warm) {
    String jar = jar().getFileName().toString().replace(".jar", "");
    Path home = warm.resolve(jar).toAbsolutePath();
    List<String> cached = new ArrayList<>(command.subList(0, command.size() - 2));
    cached.add("-XX:AOTCache=" + home.resolve(jar + ".aot"));
    cached.addAll(List.of("-jar", home.resolve(jar + ".jar").toString()));
    return new Part(name, cached, environment, folder, ready);
  }

  /** Returns what it is started from. */
  public Path jar() {
    return Path.of(command.getLast());
  }

  /** A broker, of which one module has several. */
  static Part broker(
      String kind, Map<String, String> environment, Path folder, Supplier<Boolean> ready) {
    List<String> command = new ArrayList<>(command("brokers", "-Xmx256m"));
    command.add(kind);
    return new Part(kind, command, environment, folder, ready);
  }

  /** As the script starts it, with what else the JVM is told. */
  static List<String> command(String module, String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + OPTIONS);
    command.addAll(List.of(options));
    command.addAll(List.of("-jar", jarOf(module).toString()));
    return command;
  }

  private static Path jarOf(String module) {
    Path target = Path.of("..", module, "target").toAbsolutePath().normalize();
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no runnable jar in " + target + ": package it"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts the process and returns when it is ready. */
  public Part start() {
    launch();
    awaitReady();
    return this;
  }

  public void launch() {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      // Somebody's database must not be taken for the stack's own.
      builder.environment().remove("DATABASE_URL");
      // As the script starts it, see there.
      builder.environment().put("MALLOC_ARENA_MAX", "2");
      builder.environment().putAll(environment);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void awaitReady() {
    Await.until(
        name + " is ready (its log is " + log + ")",
        READY,
        () -> {
          if (!isAlive()) {
            throw new AssertionError(name + " has ended, see " + log);
          }
          return ready.get();
        });
  }

  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** Kills the process and all that it started at once, as kill -9 and the loss of power do. */
  public void kill() {
    if (process != null) {
      // Children first: a parent's death would let them end in good order.
      List<ProcessHandle> children = process.descendants().toList();
      children.forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      join(children);
    }
  }

  /** Freezes the process, or lets it go on, as an overloaded machine does. */
  void signal(String signal) {
    signal(signal, Objects.requireNonNull(process, name).pid());
  }

  private static void signal(String signal, long pid) {
    try {
      new ProcessBuilder("kill", "-" + signal, "" + pid).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /** Stops the process and all that it started where they are, by SIGSTOP. */
  public void freeze() {
    everyProcess().forEach(one -> signal("STOP", one.pid()));
  }

  /** Lets the process and all that it started go on. */
  public void thaw() {
    everyProcess().reversed().forEach(one -> signal("CONT", one.pid()));
  }

  /** Asks the process to end, and makes it and what it started if they do not. */
  public void stop() {
    if (process != null) {
      List<ProcessHandle> children = process.descendants().toList();
      process.destroy();
      join(children);
    }
  }

  /** Asks the process to end, as whoever runs it does, and does not wait for it. */
  void terminate() {
    signal("TERM");
  }

  /** Waits for the process to end by itself, and returns its exit status. */
  int awaitExit(Duration bound) {
    Process ending = Objects.requireNonNull(process, name);
    Await.until(name + " has ended (its log is " + log + ")", bound, () -> !ending.isAlive());
    return ending.exitValue();
  }

  /** The process and what it started. */
  public List<ProcessHandle> everyProcess() {
    return process == null
        ? List.of()
        : Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
  }

  /** Returns what it is called. */
  public String name() {
    return name;
  }

  Path log() {
    return log;
  }

  private void join(List<ProcessHandle> children) {
    try {
      if (process != null && !process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
    children.forEach(ProcessHandle::destroyForcibly);
    Await.until(
        "nothing of " + name + " is left",
        Duration.ofSeconds(STOP_SECONDS),
        () -> children.stream().noneMatch(ProcessHandle::isAlive));
  }

  @Override
  public void close() {
    stop();
  }
}
