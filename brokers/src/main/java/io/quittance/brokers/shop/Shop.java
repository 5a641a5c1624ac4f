package io.quittance.brokers.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Plays one order by messages, and prints what was sent and what came back. */
public final class Shop {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PLACE =
      "{\"customerId\":\"demo\",\"amount\":{\"value\":4210,\"currency\":\"EUR\"}}";

  private final Line line;
  private final String orderId;
  private final Set<String> heard = new HashSet<>();
  private String answered = "";
  private String status = "";

  private Shop(Line line, String orderId) {
    this.line = line;
    this.orderId = orderId;
  }

  /** Plays it by a broker, and returns whether it ended refunded. */
  public static boolean play(String broker, String address, String orderId) throws Exception {
    try (Line line =
        broker.equals("kafka")
            ? new KafkaLine(address, "demo-shop-" + orderId)
            : new RabbitLine(address)) {
      return new Shop(line, orderId).play();
    }
  }

  private boolean play() throws Exception {
    System.out.printf("%nOne order by messages alone, %s:%n%n", orderId);
    return command("place", PLACE)
        && command("pay", "{\"paymentMethod\":\"tok_ok\"}")
        && await("PAID")
        && command("cancel", "{\"reason\":\"changed my mind\",\"requestedBy\":\"customer\"}")
        && await("REFUNDED");
  }

  private boolean command(String kind, String data) throws Exception {
    String id = orderId + "-" + kind;
    String type = "io.quittance.command." + kind + ".v1";
    line.send(
        orderId,
        "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"demo-shop\",\"type\":\"%s\",\"subject\":\"%s\",\"data\":%s}"
            .formatted(id, type, orderId, data));
    System.out.printf("  sent    %-42s%n", type);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!answered.equals(id)) {
      if (System.nanoTime() > end) {
        System.out.println("  no answer within " + PATIENCE.toSeconds() + " s");
        return false;
      }
      receive();
    }
    return true;
  }

  private boolean await(String wanted) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!status.equals(wanted)) {
      if (System.nanoTime() > end) {
        System.out.println("  not " + wanted + " within " + PATIENCE.toSeconds() + " s");
        return false;
      }
      receive();
    }
    return true;
  }

  private void receive() throws Exception {
    for (String message : line.receive()) {
      JsonNode json = JSON.readTree(message);
      // At least once: what is heard again is dropped.
      if (json.path("subject").asText().equals(orderId) && heard.add(json.path("id").asText())) {
        tell(json);
      }
    }
  }

  private void tell(JsonNode json) {
    JsonNode data = json.path("data");
    String type = json.path("type").asText();
    if (type.startsWith("io.quittance.command.")) {
      answered = data.path("commandId").asText();
      System.out.printf(
          "  answer  %-42s  %s%n",
          type,
          data.hasNonNull("code") ? data.path("code").asText() : data.path("status").asText());
    } else {
      status = data.path("status").asText();
      System.out.printf(
          "  event   %-42s  %-16s  held %s%n", type, status, held(data.path("money")));
    }
  }

  private static String held(JsonNode money) {
    return money.hasNonNull("held")
        ? "%.2f %s".formatted(money.path("held").asLong() / 100.0, money.path("currency").asText())
        : "-";
  }
}
