package io.quittance.bench.lists;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quittance.store.OrderFilter;
import io.quittance.store.OrderKey;
import io.quittance.store.OrderSummary;
import io.quittance.store.Orders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The list over HTTP without the api's process: real books, the api's parameters, and of a line
 * only what the measurement reads. It can be made to leave orders out.
 */
final class StandInApi implements AutoCloseable {

  private final HttpServer server;
  private final Orders orders;
  private final Predicate<OrderSummary> shown;

  StandInApi(Orders orders, Predicate<OrderSummary> shown) throws IOException {
    this.orders = orders;
    this.shown = shown;
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext("/v1/orders", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    Map<String, String> asked = asked(exchange);
    int limit = Integer.parseInt(asked.getOrDefault("limit", "50"));
    String review = asked.get("review");
    OrderFilter filter =
        new OrderFilter(
            asked.get("status"),
            asked.get("customerId"),
            review == null ? null : Boolean.valueOf(review));
    List<OrderSummary> page = orders.list(filter, key(asked.get("cursor")), limit);
    String lines =
        page.stream().filter(shown).map(StandInApi::line).collect(Collectors.joining(","));
    String next = page.size() < limit ? "null" : '"' + cursor(page.getLast()) + '"';
    byte[] body =
        "{\"orders\":[%s],\"next\":%s}".formatted(lines, next).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static Map<String, String> asked(HttpExchange exchange) {
    Map<String, String> asked = new TreeMap<>();
    for (String pair : exchange.getRequestURI().getRawQuery().split("&")) {
      String[] sides = pair.split("=", 2);
      asked.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
    }
    return asked;
  }

  private static String line(OrderSummary order) {
    return "{\"orderId\":\"%s\",\"createdAt\":\"%s\"}"
        .formatted(order.orderId(), order.createdAt());
  }

  private static String cursor(OrderSummary order) {
    return order.createdAt() + "/" + order.orderId();
  }

  private static @Nullable OrderKey key(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    String[] sides = cursor.split("/", 2);
    return new OrderKey(Instant.parse(sides[0]), sides[1]);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
