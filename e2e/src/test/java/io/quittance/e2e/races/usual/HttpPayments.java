package io.quittance.e2e.races.usual;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The simulator as a payment service. */
public final class HttpPayments implements Payments {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final URI address;

  public HttpPayments(URI address) {
    this.address = address;
  }

  @Override
  public boolean charge(String reference, long amount, String method) throws IOException {
    String body =
        "{\"reference\":\"%s\",\"amount\":{\"value\":%d,\"currency\":\"EUR\"},\"method\":\"%s\"}";
    HttpResponse<String> answer = post("/charges", body.formatted(reference, amount, method));
    return switch (answer.statusCode()) {
      case 200 -> true;
      case 402 -> false;
      default -> throw new IOException("charge " + reference + ": " + answer.body());
    };
  }

  @Override
  public void refund(String reference, String charge, long amount) throws IOException {
    String body =
        "{\"reference\":\"%s\",\"charge\":\"%s\",\"amount\":{\"value\":%d,\"currency\":\"EUR\"}}";
    HttpResponse<String> answer = post("/refunds", body.formatted(reference, charge, amount));
    if (answer.statusCode() != 200) {
      throw new IOException("refund " + reference + ": " + answer.body());
    }
  }

  private HttpResponse<String> post(String path, String body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
