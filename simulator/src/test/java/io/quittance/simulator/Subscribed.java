package io.quittance.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A receiver of webhooks, on a free port. */
final class Subscribed implements AutoCloseable {

  static final String SECRET = "whsec_c3Vic2NyaWJlciBvZiB0aGUgc2ltdWxhdG9y";
  private static final JsonMapper MAPPER = new JsonMapper();

  final List<Message> messages = new CopyOnWriteArrayList<>();
  volatile int status = 204;
  volatile boolean silent;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpServer http;

  Subscribed() throws IOException {
    http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 1024);
    http.createContext("/hooks", this::receive);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.start();
  }

  /** A webhook as it came in, and how it was answered. */
  record Message(String id, String timestamp, String signature, String body, int answered) {

    String text(String pointer) {
      JsonNode node = MAPPER.readTree(body).at(pointer);
      return node.isString() ? node.stringValue() : node.toString();
    }

    String type() {
      return text("/type");
    }

    String reference() {
      return text("/data/reference");
    }
  }

  String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort() + "/hooks?of=simulator";
  }

  Map<String, String> environment() {
    return Map.of("SIMULATOR_WEBHOOK_URL", url(), "SIMULATOR_WEBHOOK_SECRET", SECRET);
  }

  /** The types that were acknowledged of a reference, in order of arrival, repeats left out. */
  List<String> known(String reference) {
    return messages.stream()
        .filter(message -> message.answered() / 100 == 2)
        .filter(message -> message.reference().equals(reference))
        .map(Message::type)
        .distinct()
        .toList();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      messages.add(
          new Message(
              header(exchange, "webhook-id"),
              header(exchange, "webhook-timestamp"),
              header(exchange, "webhook-signature"),
              body,
              silent ? 0 : status));
      if (silent) {
        closed.await();
      }
      if (status == 302) {
        exchange.getResponseHeaders().set("Location", "/hooks");
      }
      exchange.sendResponseHeaders(status, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String header(HttpExchange exchange, String name) {
    return String.valueOf(exchange.getRequestHeaders().getFirst(name));
  }

  @Override
  public void close() {
    closed.countDown();
    http.stop(0);
  }
}
