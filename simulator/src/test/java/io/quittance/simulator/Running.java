package io.quittance.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The simulator as a process of its own. */
final class Running implements AutoCloseable {

  private static final String READY = "Simulator ready at http://127.0.0.1:";
  private static final int SECONDS = 20;

  private final Process process;
  private final int port;

  private Running(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static Process launch(Path data, Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            Simulator.class.getName());
    builder
        .environment()
        .putAll(
            Map.of(
                "SIMULATOR_PORT",
                "0",
                "SIMULATOR_DATA",
                data.toString(),
                "SIMULATOR_SILENCE_MS",
                "50"));
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true).start();
  }

  static Running start(Path data) throws IOException {
    return start(data, Map.of());
  }

  static Running start(Path data, Map<String, String> environment) throws IOException {
    Process process = launch(data, environment);
    BufferedReader output = process.inputReader();
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(READY)) {
        return new Running(process, Integer.parseInt(line.substring(READY.length())));
      }
      said.append(line).append('\n');
    }
    process.destroyForcibly();
    throw new AssertionError("the simulator did not start:\n" + said);
  }

  int port() {
    return port;
  }

  Client client() {
    return new Client(port);
  }

  void kill() {
    process.destroyForcibly().onExit().orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }

  String terminate() throws IOException, InterruptedException {
    // Process.destroy would close the pipe before the last line can be read from it.
    process.toHandle().destroy();
    ended(process);
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  static int ended(Process process) throws InterruptedException {
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the process did not end within " + SECONDS + " s");
    }
    return process.exitValue();
  }

  static List<String> lines(Path data) throws IOException {
    return Files.readAllLines(data.resolve("books.jsonl"));
  }

  @Override
  public void close() {
    kill();
  }
}
