package io.quittance.e2e.soak;

import io.quittance.e2e.Bus;
import io.quittance.e2e.Messaging;
import io.quittance.e2e.Shop;
import java.util.ArrayList;
import java.util.List;

/** A shop behind its brokers: an order now and then, and every event read. */
final class OrdersByMessage implements AutoCloseable {

  private final List<Bus> buses;
  private final List<String> ids = new ArrayList<>();

  OrdersByMessage(Messaging messaging) {
    buses = messaging.buses();
  }

  /** Sends an order that is placed, paid and cancelled, by one broker after the other. */
  void another() {
    String id = Shop.newOrderId("steady-msg");
    buses
        .get(ids.size() % buses.size())
        .send(
            id,
            List.of(
                command(
                    "place",
                    id,
                    "{\"customerId\":\"c-1\",\"amount\":{\"value\":4210,\"currency\":\"EUR\"}}"),
                command("pay", id, "{\"paymentMethod\":\"tok_ok\"}"),
                command("cancel", id, "{\"reason\":\"changed my mind\"}")));
    ids.add(id);
    for (Bus bus : buses) {
      bus.events();
      bus.replies();
    }
  }

  List<String> ids() {
    return List.copyOf(ids);
  }

  /** How many answers and events came, by broker. */
  String heard() {
    StringBuilder text = new StringBuilder();
    for (Bus bus : buses) {
      text.append(
          "%s: %d events, %d answers%n".formatted(bus, bus.events().size(), bus.replies().size()));
    }
    return text.toString();
  }

  private static String command(String kind, String id, String data) {
    return "{\"specversion\":\"1.0\",\"id\":\"%s-%s\",\"source\":\"shop\",\"type\":\"io.quittance.command.%s.v1\",\"subject\":\"%s\",\"data\":%s}"
        .formatted(kind, id, kind, id, data);
  }

  @Override
  public void close() {
    buses.forEach(Bus::close);
  }
}
