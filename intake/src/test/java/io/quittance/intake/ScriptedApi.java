package io.quittance.intake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** An api over HTTP that notes what it is asked and answers as a test says. */
public final class ScriptedApi implements AutoCloseable {

  /** What it was asked. */
  public record Call(String path, String key, String prefer, String body) {
    /** Returns the order in the path. */
    public String orderId() {
      String[] parts = path.split("/");
      return parts.length > 3 ? parts[3] : "";
    }
  }

  /** What it answers. */
  public record Answer(int status, String body, boolean isCutShort) {
    /** A whole one. */
    public Answer(int status, String body) {
      this(status, body, false);
    }

    /** One whose body begins and never comes to its end. */
    public Answer cutShort() {
      return new Answer(status, body, true);
    }

    /** An answer of the engine having it. */
    public static Answer kept(Call call) {
      return new Answer(
          202,
          "{\"orderId\":\"%s\",\"status\":\"PAYING\",\"revision\":2}"
              .formatted(call.orderId().isEmpty() ? "o-derived" : call.orderId()));
    }

    /** A problem of ours. */
    public static Answer problem(int status, String code) {
      return new Answer(
          status,
          "{\"type\":\"urn:quittance:problem:%1$s\",\"status\":%2$d,\"detail\":\"Said so.\",\"code\":\"%1$s\"}"
              .formatted(code, status));
    }
  }

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpServer server;
  private volatile Function<Call, Answer> script = Answer::kept;

  private ScriptedApi(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  /** One that takes every command. */
  public static ScriptedApi start() {
    return new ScriptedApi(0);
  }

  /** The same place again, after it was away. */
  public static ScriptedApi startAt(int port) {
    return new ScriptedApi(port);
  }

  /** Answers so from now on. */
  public ScriptedApi answering(Function<Call, Answer> answers) {
    script = answers;
    return this;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Call call =
          new Call(
              exchange.getRequestURI().getPath(),
              header(exchange, "Idempotency-Key"),
              header(exchange, "Prefer"),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      if (!call.path().startsWith("/actuator")) {
        calls.add(call);
      }
      Answer answer = script.apply(call);
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      if (answer.isCutShort()) {
        exchange.sendResponseHeaders(answer.status(), body.length + 1L);
        exchange.getResponseBody().write(body);
        exchange.getResponseBody().flush();
        closed.await();
        return;
      }
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String header(HttpExchange exchange, String name) {
    return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
  }

  /** Everything it was asked, in order. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /** The command ids it was asked with about an order, in order. */
  public List<String> keysOf(String orderId) {
    return calls.stream().filter(call -> call.orderId().equals(orderId)).map(Call::key).toList();
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** Its port. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
