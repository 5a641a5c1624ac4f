package io.quittance.e2e.races;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One call on its way to the provider and back. */
final class Call {

  private static final Duration AT_MOST = Duration.ofSeconds(120);

  private final HttpClient client;
  private final HttpRequest request;
  private final CompletableFuture<Boolean> answered = new CompletableFuture<>();
  private @Nullable HttpResponse<byte[]> response;
  final Instant arrival = Instant.now();

  Call(HttpClient client, URI address, String method, byte[] body) {
    this.client = client;
    this.request =
        HttpRequest.newBuilder(address)
            .timeout(AT_MOST)
            .header("Content-Type", "application/json")
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
            .build();
  }

  /** Lets the call reach the provider, once, and returns when the provider has executed it. */
  synchronized void execute() {
    if (response == null) {
      try {
        response = client.send(request, BodyHandlers.ofByteArray());
      } catch (IOException e) {
        throw new AssertionError("the provider does not answer " + request, e);
      } catch (InterruptedException e) {
        throw new AssertionError("interrupted", e);
      }
    }
  }

  /** Lets the provider's answer reach the caller. */
  void answer() {
    answered.complete(true);
  }

  /** Breaks the caller's connection. The call itself may still reach the provider later. */
  void drop() {
    answered.complete(false);
  }

  /** Returns the answer that the caller gets, once that is decided; null: none. */
  @Nullable HttpResponse<byte[]> awaitAnswer() {
    try {
      boolean gets = answered.get(AT_MOST.toMillis(), TimeUnit.MILLISECONDS);
      synchronized (this) {
        return gets ? response : null;
      }
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      return null;
    }
  }
}
