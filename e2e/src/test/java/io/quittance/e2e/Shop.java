package io.quittance.e2e;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A shop that uses the REST facade. */
public final class Shop {

  static final Set<String> ENDED = Set.of("CANCELLED", "REFUNDED", "EXPIRED", "COMPLETED");

  private final Http http;

  Shop(Http http) {
    this.http = http;
  }

  /** Returns an id that none of a hundred thousand others has, which 8 digits can't promise. */
  public static String newOrderId(String prefix) {
    return prefix + "-" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
  }

  /** Places an order of 42.10 EUR and returns its id. */
  String place(String prefix) {
    return place(prefix, "P30D");
  }

  String place(String prefix, String refundWindow) {
    return place(prefix, "PT30M", refundWindow);
  }

  String place(String prefix, String payWithin, String refundWindow) {
    String id = newOrderId(prefix);
    Http.Answer answer = tryPlacing(id, 4210, "EUR", payWithin, refundWindow);
    if (answer.status() != 201) {
      throw new AssertionError("placing " + id + " answered " + answer);
    }
    return id;
  }

  /** Places an order of 42.10 EUR with more said of it, as JSON fields. */
  String placeWith(String prefix, String fields) {
    String id = newOrderId(prefix);
    String body =
        "{\"orderId\":\"%s\",\"customerId\":\"c-1\",\"amount\":{\"value\":4210,\"currency\":\"EUR\"},%s}"
            .formatted(id, fields);
    Http.Answer answer = placeAs(id, body);
    if (answer.status() != 201) {
      throw new AssertionError("placing " + id + " answered " + answer);
    }
    return id;
  }

  /** Places an order by the whole body of its request. */
  public Http.Answer placeAs(String id, String body) {
    return http.post("/v1/orders", body, "Idempotency-Key", "place-" + id);
  }

  public Http.Answer tryPlacing(
      String id, long value, String currency, String payWithin, String refundWindow) {
    return http.post(
        "/v1/orders",
        """
        {"orderId":"%s","customerId":"c-1","amount":{"value":%d,"currency":"%s"},\
        "payWithin":"%s","refundWindow":"%s"}\
        """
            .formatted(id, value, currency, payWithin, refundWindow),
        "Idempotency-Key",
        "place-" + id);
  }

  public Http.Answer pay(String id, String method, String key, String... headers) {
    String body = "{%s}".formatted(Http.field("paymentMethod", method));
    return http.post("/v1/orders/" + id + "/payments", body, with(key, headers));
  }

  public Http.Answer cancel(String id, String key, String... headers) {
    return http.post(
        "/v1/orders/" + id + "/cancellation",
        "{\"reason\":\"changed my mind\",\"requestedBy\":\"customer\"}",
        with(key, headers));
  }

  /** Asks what a cancel would do. */
  Http.Answer preview(String id) {
    return http.post("/v1/orders/" + id + "/cancellation?dryRun=true", "{}");
  }

  public Http.Answer fulfil(String id, String key, String... headers) {
    return http.post("/v1/orders/" + id + "/fulfilment", "{}", with(key, headers));
  }

  /** Asks for all that is left to be refunded. */
  public Http.Answer refund(String id, String key, String... headers) {
    return http.post("/v1/orders/" + id + "/refunds", "{}", with(key, headers));
  }

  public Http.Answer refund(String id, String key, long value, String currency, String... headers) {
    String body = "{\"amount\":{\"value\":%d,\"currency\":\"%s\"}}".formatted(value, currency);
    return http.post("/v1/orders/" + id + "/refunds", body, with(key, headers));
  }

  /** Decides the order's review as it stands in an answer. */
  Http.Answer resolve(Http.Answer seen, String decision, String evidence, String key) {
    String review = seen.json().path("review").path("kind").asString();
    return resolve(seen, review, seen.json().path("revision").asInt(), decision, evidence, key);
  }

  Http.Answer resolve(
      Http.Answer seen, String review, int revision, String decision, String evidence, String key) {
    String body =
        "{\"review\":\"%s\",\"revision\":%d,\"decision\":\"%s\",%s\"resolvedBy\":\"kim\"}"
            .formatted(
                review,
                revision,
                decision,
                evidence.isEmpty() ? "" : Http.field("evidence", evidence) + ",");
    String id = seen.json().path("orderId").asString();
    return http.post("/v1/orders/" + id + "/review", body, with(key));
  }

  Http.Answer proof(String id) {
    return http.get("/v1/orders/" + id + "/proof");
  }

  public Http.Answer get(String id) {
    return http.get("/v1/orders/" + id);
  }

  /** Waits until the order shows one of the statuses, and returns it. */
  Http.Answer await(String id, Set<String> statuses, Duration bound) {
    return Await.value(
        id + " is " + statuses,
        bound,
        () -> Optional.of(get(id)).filter(answer -> statuses.contains(answer.orderStatus())));
  }

  Http.Answer awaitEnd(String id, Duration bound) {
    return await(id, ENDED, bound);
  }

  private static String[] with(String key, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Idempotency-Key";
    all[1] = key;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return all;
  }
}
