package io.quittance.e2e.soak;

import io.quittance.e2e.Http;
import io.quittance.e2e.Shop;
import io.quittance.e2e.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One order from its placing until it has ended or is about to, with the reads that go with it. */
final class SteadyOrder {

  private static final List<String> METHODS =
      List.of(
          "tok_ok",
          "tok_ok",
          "tok_ok",
          "tok_ok",
          "tok_ok",
          "tok_declined",
          "tok_slow",
          "tok_timeout_after",
          "tok_delayed",
          "tok_500_after",
          "tok_rate_limited",
          "tok_redirect",
          "tok_refund_fails_3",
          "tok_refund_timeout_after",
          "tok_refund_pending",
          "tok_webhook_storm");
  private static final List<Integer> ANSWERS = List.of(200, 201, 202, 402, 409);

  private final Stack stack;
  private final Shop shop;
  private final Random random;
  private final String method;
  private final List<String> unexpected = new ArrayList<>();
  final String id = Shop.newOrderId("steady");

  SteadyOrder(Stack stack, Random random) {
    this.stack = stack;
    this.shop = stack.shop();
    this.random = random;
    this.method = METHODS.get(random.nextInt(METHODS.size()));
  }

  /** Does it all, and returns every answer that no client should ever get. */
  List<String> play() {
    check("place", shop.tryPlacing(id, 1 + random.nextInt(100_000), "EUR", "PT30M", "PT0S"));
    check("get", shop.get(id));
    check("pay", shop.pay(id, method, "k1", "Prefer", patience()));
    if (method.equals("tok_redirect")) {
      var _ =
          stack.simulatorHttp.post(
              "/charges/" + id + "-p1/customer-action", "{\"result\":\"paid\"}");
    }
    switch (random.nextInt(5)) {
      case 0, 1 -> check("cancel", shop.cancel(id, "k2", "Prefer", patience()));
      case 2 -> check("list", stack.apiHttp.get("/v1/orders?status=PAID&limit=20"));
      case 3 -> check("timeline", stack.apiHttp.get("/v1/orders/" + id + "/timeline"));
      default -> check("refund", shop.refund(id, "k2", 1, "EUR", "Prefer", patience()));
    }
    check("fulfil", shop.fulfil(id, "k3", "Prefer", patience()));
    return unexpected;
  }

  /** What is not fulfilled by now is not wanted any more. */
  void end() {
    check("cancel", shop.cancel(id, "k4", "Prefer", "wait=1"));
  }

  private String patience() {
    return random.nextInt(3) == 0 ? "respond-async" : "wait=3";
  }

  private void check(String what, Http.Answer answer) {
    if (!ANSWERS.contains(answer.status())) {
      unexpected.add(id + " " + what + ": " + answer);
    }
  }
}
