package io.quittance.providers.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real simulator, as a process of its own. */
final class SimulatorProcess implements AutoCloseable {

  private static final String READY = "Simulator ready at ";

  private final Process process;
  private final URI address;

  private SimulatorProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  static SimulatorProcess start(Path data, Map<String, String> settings) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "io.quittance.simulator.Simulator");
    builder.environment().putAll(settings);
    builder.environment().put("SIMULATOR_PORT", "0");
    builder.environment().put("SIMULATOR_SILENCE_MS", "50");
    builder.environment().put("SIMULATOR_DATA", data.toString());
    Process process = builder.redirectErrorStream(true).start();
    return new SimulatorProcess(process, awaitAddress(process));
  }

  private static URI awaitAddress(Process process) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.contains(READY)) {
        String address = line.substring(line.indexOf(READY) + READY.length()).trim();
        return URI.create(address);
      }
    }
    throw new AssertionError("the simulator ended before it was ready");
  }

  URI address() {
    return address;
  }

  void kill() {
    process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    kill();
  }
}
