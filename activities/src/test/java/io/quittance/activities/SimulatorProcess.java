package io.quittance.activities;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** The real simulator, as a process of its own whose books a person can edit. */
final class SimulatorProcess implements AutoCloseable {

  private static final String READY = "Simulator ready at ";

  private final Path data;
  private final HttpClient http = HttpClient.newHttpClient();
  private Process process;
  private final URI address;

  private SimulatorProcess(Path data) throws IOException {
    this.data = data;
    this.process = launch(data, 0);
    this.address = awaitAddress(process);
  }

  static SimulatorProcess start(Path data) throws IOException {
    return new SimulatorProcess(data);
  }

  private static Process launch(Path data, int port) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "io.quittance.simulator.Simulator");
    builder.environment().put("SIMULATOR_PORT", Integer.toString(port));
    builder.environment().put("SIMULATOR_SILENCE_MS", "50");
    builder.environment().put("SIMULATOR_DATA", data.toString());
    return builder.redirectErrorStream(true).start();
  }

  private static URI awaitAddress(Process process) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.contains(READY)) {
        return URI.create(line.substring(line.indexOf(READY) + READY.length()).trim());
      }
    }
    throw new AssertionError("the simulator ended before it was ready");
  }

  URI address() {
    return address;
  }

  /** Takes money under a name that no order may have given. */
  void charge(String reference) throws Exception {
    post(
        "/charges",
        "{\"reference\":\"%s\",\"amount\":{\"value\":700,\"currency\":\"EUR\"},\"method\":\"tok_ok\"}"
            .formatted(reference));
  }

  void post(String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path)).POST(BodyPublishers.ofString(body)).build();
    int status = http.send(request, BodyHandlers.ofString()).statusCode();
    if (status != 200) {
      throw new AssertionError(path + " was answered with " + status);
    }
  }

  /** Stops it, lets somebody edit its books, and starts it again at the same address. */
  void tamper(UnaryOperator<String> edit) {
    try {
      close();
      Path books = data.resolve("books.jsonl");
      Files.writeString(books, edit.apply(Files.readString(books)));
      process = launch(data, address.getPort());
      awaitAddress(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
