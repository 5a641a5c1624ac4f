package io.quittance.e2e;

import io.quittance.providers.standardwebhooks.WebhookSecret;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A webhook that the simulator did not send, signed as if it had.
 *
 * @param event its id
 * @param age how long ago it was sent
 */
public record Notice(String event, String body, String secret, Duration age) {

  private static final String PATH = "/v1/webhooks/simulator";

  private static Notice of(String body) {
    return new Notice("evt-" + UUID.randomUUID(), body, Stack.WEBHOOK_SECRET, Duration.ZERO);
  }

  /** What the simulator says of a charge. */
  public static Notice charge(String what, String reference) {
    return of(
        """
        {"type":"charge.%s","timestamp":"2026-11-23T12:00:00Z","data":{"reference":"%s",\
        "id":"ch_1","amount":4210,"captured":4210,"refunded":0,"currency":"EUR","disputed":false}}"""
            .formatted(what, reference));
  }

  static Notice refund(String what, String reference, String charge) {
    return of(
        """
        {"type":"refund.%s","timestamp":"2026-11-23T12:00:00Z","data":{"reference":"%s",\
        "id":"re_1","charge":"%s","amount":4210,"currency":"EUR"}}"""
            .formatted(what, reference, charge));
  }

  Notice aged(Duration by) {
    return new Notice(event, body, secret, by);
  }

  Notice signedBy(String another) {
    return new Notice(event, body, another, age);
  }

  Notice padded(int bytes) {
    return new Notice(event, body + " ".repeat(bytes), secret, age);
  }

  /** Sends it, signed. */
  public Http.Answer sendTo(Http api) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String timestamp = Long.toString(Instant.now().minus(age).getEpochSecond());
    String signature = WebhookSecret.parse(secret).sign(event, timestamp, bytes);
    HttpRequest.Builder request =
        api.request(PATH)
            .header("webhook-id", event)
            .header("webhook-timestamp", timestamp)
            .header("webhook-signature", signature)
            .POST(BodyPublishers.ofByteArray(bytes));
    return api.send(request);
  }
}
