package io.quittance.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A caller of the simulator. */
final class Client implements AutoCloseable {

  private static final JsonMapper MAPPER = new JsonMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String base;

  Client(int port) {
    this.base = "http://127.0.0.1:" + port;
  }

  /** A status, the header that matters, and a body. */
  record Response(int status, String retryAfter, JsonNode body) {

    String text(String pointer) {
      JsonNode node = body.at(pointer);
      return node.isString() ? node.stringValue() : node.toString();
    }

    String error() {
      return text("/error");
    }
  }

  Response get(String path) throws IOException, InterruptedException {
    return response(http.send(request(path).GET().build(), BodyHandlers.ofByteArray()));
  }

  Response post(String path, String body) throws IOException, InterruptedException {
    return send("POST", path, body);
  }

  Response send(String method, String path, String body) throws IOException, InterruptedException {
    HttpRequest request = request(path).method(method, BodyPublishers.ofString(body)).build();
    return response(http.send(request, BodyHandlers.ofByteArray()));
  }

  CompletableFuture<Response> postAsync(String path, String body) {
    HttpRequest request = request(path).POST(BodyPublishers.ofString(body)).build();
    return http.sendAsync(request, BodyHandlers.ofByteArray()).thenApply(Client::response);
  }

  Response charge(String reference, String method) throws IOException, InterruptedException {
    return post("/charges", charging(reference, method));
  }

  Response refund(String reference, String charge) throws IOException, InterruptedException {
    return post("/refunds", refunding(reference, charge));
  }

  static String charging(String reference, String method) {
    return """
        {"reference":"%s","amount":{"value":4210,"currency":"EUR"},"method":"%s","capture":true}
        """
        .formatted(reference, method);
  }

  static String refunding(String reference, String charge) {
    return """
        {"reference":"%s","charge":"%s","amount":{"value":4210,"currency":"EUR"}}
        """
        .formatted(reference, charge);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(15));
  }

  private static Response response(HttpResponse<byte[]> response) {
    return new Response(
        response.statusCode(),
        response.headers().firstValue("Retry-After").orElse(""),
        MAPPER.readTree(response.body()));
  }
}
