package io.quittance.simulator;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A simulator on a free port within this process, with time by hand and a caller. */
final class InProcess implements AutoCloseable {

  private final Path data;
  private final ManualTime time;
  private final Simulator simulator;
  private final Client client;

  InProcess(Path data) {
    this(data, true);
  }

  InProcess(Path data, boolean tombstones) {
    this.data = data;
    this.time = new ManualTime();
    this.simulator =
        Simulator.start(
            new Settings(
                new InetSocketAddress("127.0.0.1", 0), data, tombstones, Duration.ZERO, null),
            time);
    this.client = new Client(simulator.port());
  }

  int port() {
    return simulator.port();
  }

  Client client() {
    return client;
  }

  void pass(Duration length) {
    time.pass(length);
  }

  /** The recorded calls as JSON, by prefix of their reference. */
  List<String> calls(String prefix) throws IOException, InterruptedException {
    return client
        .get("/calls?prefix=" + prefix)
        .body()
        .path("calls")
        .valueStream()
        .map(Object::toString)
        .toList();
  }

  /** The lines of the books that contain a text. */
  List<String> lines(String text) throws IOException {
    return Files.readAllLines(data.resolve("books.jsonl")).stream()
        .filter(line -> line.contains(text))
        .toList();
  }

  @Override
  public void close() throws IOException {
    client.close();
    simulator.close();
  }
}
