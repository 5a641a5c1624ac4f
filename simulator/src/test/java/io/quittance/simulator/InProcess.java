package io.quittance.simulator;

import io.quittance.simulator.webhook.Signature;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    this(data, tombstones, null, new ManualTime());
  }

  /** One that tells a subscriber, from that time on. */
  InProcess(Path data, Subscribed subscriber, Instant start) {
    this(
        data,
        true,
        new Subscription(URI.create(subscriber.url()), Signature.with(Subscribed.SECRET)),
        new ManualTime(start));
  }

  private InProcess(
      Path data, boolean tombstones, @Nullable Subscription subscription, ManualTime time) {
    this.data = data;
    this.time = time;
    InetSocketAddress anyPort = new InetSocketAddress("127.0.0.1", 0);
    this.simulator =
        Simulator.start(
            new Settings(anyPort, data, tombstones, Duration.ZERO, null, subscription), time);
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
