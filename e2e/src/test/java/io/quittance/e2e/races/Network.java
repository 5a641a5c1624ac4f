package io.quittance.e2e.races;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The network between the code and the provider, in the hands of the race: what the simulator's
 * timed methods do after so many seconds, it does at the moment that the ordering says.
 */
final class Network implements AutoCloseable {

  private static final Pattern REFERENCE = Pattern.compile("([A-Za-z0-9-]+)-[pr]\\d+");
  private static final String WEBHOOKS = "/webhooks";
  private static final int BACKLOG = 1024;

  static {
    // Header and body go out in two writes; without this the second waits for the peer's delayed
    // acknowledgement, 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, Line> lines = new ConcurrentHashMap<>();
  private final URI provider;

  Network(int port, URI provider) {
    this.provider = provider;
    try {
      server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.createContext(WEBHOOKS, this::keep);
    server.setExecutor(calls);
    server.start();
  }

  /** Returns the line of an order, which is watched from now on. */
  Line line(String orderId) {
    return lines.computeIfAbsent(orderId, _ -> new Line());
  }

  /** Where the provider's webhooks go, and stay until the race lets them through. */
  static URI webhooks(URI address) {
    return address.resolve(WEBHOOKS);
  }

  /** A webhook that is acknowledged here is not sent again: that, too, is the ordering's to say. */
  private void keep(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Line line = lineOf("", body);
      if (line != null) {
        line.take(Webhook.of(exchange, body));
      }
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    // Closing an exchange that has no response drops its connection: a caller left unanswered.
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      URI target = exchange.getRequestURI();
      Call call = new Call(client, provider.resolve(target), exchange.getRequestMethod(), body);
      Line line = lineOf(target.getPath(), body);
      if (line == null) {
        call.execute();
        call.answer();
      } else {
        boolean isCharge = target.getPath().equals("/charges");
        line.take(call, isCharge);
      }
      HttpResponse<byte[]> response = call.awaitAnswer();
      if (response != null) {
        send(exchange, response);
      }
    }
  }

  private @Nullable Line lineOf(String path, byte[] body) {
    Matcher reference = REFERENCE.matcher(path);
    if (!reference.find()) {
      reference = REFERENCE.matcher(new String(body, StandardCharsets.UTF_8));
      if (!reference.find()) {
        return null;
      }
    }
    return lines.get(reference.group(1));
  }

  private static void send(HttpExchange exchange, HttpResponse<byte[]> response)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    // A connection that this end closed while it was idle would be a failure of the network's own.
    exchange.getResponseHeaders().set("Connection", "close");
    exchange.sendResponseHeaders(response.statusCode(), response.body().length);
    exchange.getResponseBody().write(response.body());
  }

  @Override
  public void close() {
    server.stop(0);
    calls.shutdownNow();
    client.close();
  }
}
