package io.quittance.providers.simulator;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One request and its answer, or what can be said of its absence. */
final class Exchange {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http;
  private final URI address;
  private final Duration timeout;

  Exchange(URI address, Duration timeout) {
    this.address = address;
    this.timeout = timeout;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
  }

  /** What came back. */
  sealed interface Result {}

  /**
   * An answer.
   *
   * @param retryAfter how long the provider asks to wait; null if it did not say
   */
  record Answer(int status, String body, @Nullable Duration retryAfter) implements Result {

    /**
     * Reads the body.
     *
     * @throws tools.jackson.core.JacksonException if it is not the JSON that is expected
     */
    <T> T as(Class<T> type) {
      return JSON.readValue(body, type);
    }
  }

  /** No connection came about, so nothing was sent. */
  record NotConnected() implements Result {}

  /** The request was sent, wholly or in part, and no answer came. */
  record NoAnswer() implements Result {}

  Result get(String path) {
    return exchange(HttpRequest.newBuilder(address.resolve(path)).GET());
  }

  Result post(String path, @Nullable Object body) {
    HttpRequest.BodyPublisher content =
        body == null
            ? BodyPublishers.noBody()
            : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    return exchange(
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .POST(content));
  }

  /** The bound is on the whole answer: HttpRequest's own ends with the headers. */
  private Result exchange(HttpRequest.Builder request) {
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(request.build(), BodyHandlers.ofString());
    try {
      HttpResponse<String> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(response.statusCode(), response.body(), retryAfter(response));
    } catch (ExecutionException e) {
      return isNeverConnected(e.getCause()) ? new NotConnected() : new NoAnswer();
    } catch (TimeoutException e) {
      answer.cancel(true);
      return new NoAnswer();
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new NoAnswer();
    }
  }

  private static boolean isNeverConnected(@Nullable Throwable cause) {
    return cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
  }

  private static @Nullable Duration retryAfter(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,5}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        .orElse(null);
  }
}
