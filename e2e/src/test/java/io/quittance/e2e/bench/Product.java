package io.quittance.e2e.bench;

import io.quittance.e2e.Http;
import io.quittance.e2e.Shop;
import io.quittance.workflows.contract.OrderWorkflows;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The whole of it: orders through HTTP, with books, and a provider that sends its webhooks. */
record Product(Shop shop, Asking asking) implements Contender {

  private static final Map<Trip.Act, String> SUCCESS =
      Map.of(Trip.Act.PLACE, "AWAITING_PAYMENT", Trip.Act.PAY, "PAID", Trip.Act.CANCEL, "REFUNDED");

  @Override
  public String name() {
    return "product";
  }

  @Override
  public List<Flow> flows() {
    return List.of(Flow.PAY, Flow.REFUND);
  }

  @Override
  public Trip play(Flow flow) {
    String id = Shop.newOrderId("bench");
    Map<Trip.Act, Double> millis = new EnumMap<>(Trip.Act.class);
    put(millis, Trip.Act.PLACE, () -> shop.tryPlacing(id, 4210, "EUR", "PT30M", "P30D"));
    put(millis, Trip.Act.PAY, () -> shop.pay(id, "tok_ok", "k1"));
    if (flow == Flow.REFUND) {
      put(millis, Trip.Act.CANCEL, () -> shop.cancel(id, "k2"));
    }
    return new Trip(id, millis);
  }

  private void put(Map<Trip.Act, Double> millis, Trip.Act act, Supplier<Http.Answer> request) {
    millis.put(act, Trip.Act.timed(() -> check(act, asking.untilAnswered(request))));
  }

  private static void check(Trip.Act act, Http.Answer answer) {
    if (answer.status() >= 300 || !answer.orderStatus().equals(SUCCESS.get(act))) {
      throw new AssertionError(act + " answered " + answer);
    }
  }

  @Override
  public String workflowId(String orderId) {
    return OrderWorkflows.workflowId(orderId);
  }
}
