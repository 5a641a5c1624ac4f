package io.quittance.relay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A real HTTP endpoint that takes webhooks, checks who sent them, and answers as a test wants. */
final class Endpoint implements AutoCloseable {

  static final String SECRET = "whsec_" + "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=";

  /** An answer; status 0: none, while the test lasts; bytes: of its body. */
  record Reply(int status, Map<String, String> headers, int bytes) {
    Reply(int status, Map<String, String> headers) {
      this(status, headers, 0);
    }

    static Reply of(int status) {
      return new Reply(status, Map.of());
    }
  }

  private final Witness witness = new Witness();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> objections = new CopyOnWriteArrayList<>();
  private final Map<String, Long> lastAsked = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final String secret;
  private final int port;
  private @Nullable HttpServer server;
  private volatile Function<String, Reply> answers = _ -> Reply.of(200);

  Endpoint() {
    this(SECRET);
  }

  Endpoint(String secret) {
    this.secret = secret;
    this.port = listen(0);
  }

  private int listen(int wanted) {
    try {
      HttpServer listening = HttpServer.create(new InetSocketAddress("127.0.0.1", wanted), 1_024);
      listening.setExecutor(threads);
      listening.createContext("/", this::take);
      listening.start();
      server = listening;
      return listening.getAddress().getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + port + "/hook";
  }

  Witness witness() {
    return witness;
  }

  /** The ids of all that came, in order. */
  List<String> asked() {
    return asked;
  }

  /** What was wrong with what came. */
  List<String> objections() {
    return objections;
  }

  /** Answers to an id as a test wants. */
  void answers(Function<String, Reply> wanted) {
    answers = wanted;
  }

  /** Refuses connections. */
  void leave() {
    HttpServer listening = server;
    if (listening != null) {
      listening.stop(0);
    }
  }

  void comeBack() {
    listen(port);
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String id = header(exchange, "webhook-id");
    asked.add(id);
    lastAsked.put(id, System.nanoTime());
    if (!exchange.getRequestURI().getPath().equals("/hook")) {
      objections.add("a redirect was followed");
    }
    objection(exchange, id, body);
    Reply reply = answers.apply(id);
    if (reply.status() == 0) {
      awaitClose();
      return;
    }
    if (reply.status() / 100 == 2) {
      witness.hears(new String(body, StandardCharsets.UTF_8));
    }
    reply.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
    exchange.sendResponseHeaders(reply.status(), reply.bytes() == 0 ? -1 : reply.bytes());
    if (reply.bytes() > 0) {
      say(exchange, new byte[reply.bytes()]);
    }
    exchange.close();
  }

  private static void say(HttpExchange exchange, byte[] much) {
    try {
      exchange.getResponseBody().write(much);
    } catch (IOException e) {
      // Who asked does not want to hear all of it.
    }
  }

  /** By the specification's own words, and by no code of ours. */
  private void objection(HttpExchange exchange, String id, byte[] body) {
    try {
      String timestamp = header(exchange, "webhook-timestamp");
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      String right = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
      if (!List.of(header(exchange, "webhook-signature").split(" ")).contains(right)) {
        objections.add(id + " is not signed");
      }
      if (Math.abs(Instant.now().getEpochSecond() - Long.parseLong(timestamp)) > 60) {
        objections.add(id + " is of another time");
      }
      if (!header(exchange, "content-type").startsWith("application/cloudevents+json")) {
        objections.add(id + " is no CloudEvent");
      }
    } catch (java.security.GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private void awaitClose() {
    try {
      closed.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    leave();
    threads.shutdownNow();
  }
}
