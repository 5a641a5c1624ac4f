package io.quittance.e2e;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The provider's own books: the witness by which every suite judges. */
public final class ProviderBooks {

  private final Http http;

  ProviderBooks(Http http) {
    this.http = http;
  }

  /** What the provider took and returned for one order, in minor units. */
  public record Money(long captured, long refunded, int capturedCharges) {
    public long held() {
      return captured - refunded;
    }
  }

  /** What it has of an order. */
  public Money of(String orderId) {
    long captured = 0;
    long refunded = 0;
    int charges = 0;
    for (JsonNode charge : charges(orderId)) {
      captured += charge.path("captured").asLong();
      refunded += charge.path("refunded").asLong();
      charges += charge.path("captured").asLong() > 0 ? 1 : 0;
    }
    return new Money(captured, refunded, charges);
  }

  /** Returns the order's charges. */
  public JsonNode charges(String orderId) {
    return http.get("/books?prefix=" + orderId + "-").json().path("charges");
  }

  /** Returns every call about the order that the provider got, as {@code METHOD path reference}. */
  List<String> calls(String orderId) {
    List<String> calls = new ArrayList<>();
    for (JsonNode call : callsJson(orderId)) {
      calls.add(
          call.path("method").asString()
              + " "
              + call.path("path").asString()
              + " "
              + call.path("reference").asString());
    }
    return calls;
  }

  /** Returns when the provider was first asked for a refund of the order, if it was. */
  Optional<Instant> firstRefund(String orderId) {
    for (JsonNode call : callsJson(orderId)) {
      if (call.path("path").asString().equals("/refunds")) {
        return Optional.of(Instant.parse(call.path("time").asString()));
      }
    }
    return Optional.empty();
  }

  /** Returns every call about the order that the provider got, with time and answer. */
  public JsonNode callsJson(String orderId) {
    JsonNode json = http.get("/calls?prefix=" + orderId + "-").json();
    return json.isArray() ? json : json.path("calls");
  }
}
