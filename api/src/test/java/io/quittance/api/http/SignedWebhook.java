package io.quittance.api.http;

import io.quittance.providers.standardwebhooks.WebhookSecret;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A webhook as the simulator signs it.
 *
 * @param age how long ago it was sent
 */
record SignedWebhook(String event, String body, String secret, Duration age) {

  static final String SECRET = "whsec_bmV3LW5ldy1uZXctbmV3LW5ldy1uZXctbmV3";
  static final String OLD_SECRET = "whsec_b2xkLW9sZC1vbGQtb2xkLW9sZC1vbGQtb2xk";
  static final List<String> SECRETS = List.of(SECRET, OLD_SECRET);

  /** One that is sent now. */
  SignedWebhook(String event, String body) {
    this(event, body, SECRET, Duration.ZERO);
  }

  HttpRequest.Builder to(HttpRequest.Builder address) {
    String timestamp = Long.toString(Instant.now().minus(age).getEpochSecond());
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return address
        .setHeader("Content-Type", "application/json")
        .setHeader("webhook-id", event)
        .setHeader("webhook-timestamp", timestamp)
        .setHeader("webhook-signature", WebhookSecret.parse(secret).sign(event, timestamp, bytes))
        .POST(HttpRequest.BodyPublishers.ofByteArray(bytes));
  }

  /** What is said of a charge of 42.10 EUR. */
  static String charge(String what, String reference) {
    return """
        {"type":"charge.%s","timestamp":"2026-11-23T12:00:00Z","data":{"reference":"%s",\
        "id":"ch_1","amount":4210,"captured":4210,"refunded":0,"currency":"EUR","disputed":false}}"""
        .formatted(what, reference);
  }

  /** What is said of a refund of 42.10 EUR. */
  static String refund(String what, String reference, String charge) {
    return """
        {"type":"refund.%s","timestamp":"2026-11-23T12:00:00Z","data":{"reference":"%s",\
        "id":"re_1","charge":"%s","amount":4210,"currency":"EUR"}}"""
        .formatted(what, reference, charge);
  }
}
