package io.quittance.simulator.webhook;

import io.quittance.simulator.core.Webhook;
import io.quittance.simulator.provider.Subscriber;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;

/** The subscriber at an HTTP address; it knows a webhook once it has answered 2xx. */
public final class WebhookSender implements Subscriber, AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int MOST_AT_ONCE = 32;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  // A backlog that is sent at once would open a connection for each.
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);
  private final URI address;
  private final Signature signature;

  /** A sender to an address. */
  public WebhookSender(URI address, Signature signature) {
    this.address = address;
    this.signature = signature;
  }

  @Override
  public boolean tell(Webhook webhook, Instant now) {
    byte[] body = Body.of(webhook);
    String timestamp = Long.toString(now.getEpochSecond());
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .header("webhook-id", webhook.id())
            .header("webhook-timestamp", timestamp)
            .header("webhook-signature", signature.of(webhook.id(), timestamp, body))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    try {
      places.acquire();
      try {
        return http.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
      } finally {
        places.release();
      }
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Stops at once: what is being sent may have arrived or not. */
  @Override
  public void close() {
    http.shutdownNow();
  }
}
