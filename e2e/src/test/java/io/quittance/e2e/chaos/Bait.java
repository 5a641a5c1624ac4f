package io.quittance.e2e.chaos;

import io.quittance.e2e.Http;
import io.quittance.e2e.Shop;

/** An order of the test's own, which is brought to where a fault is to strike. */
final class Bait {

  private static final String ASYNC = "respond-async";

  private final Shop shop;
  private final Callers callers;
  final String id = Shop.newOrderId("bait");

  Bait(Shop shop, Callers callers) {
    this.shop = shop;
    this.callers = callers;
  }

  Bait place(String capture) {
    String terms =
        """
        {"orderId":"%s","customerId":"c-2","amount":{"value":4210,"currency":"EUR"},"capture":"%s"}\
        """
            .formatted(id, capture);
    callers.command(id, Heard.PLACE, ASYNC, _ -> shop.placeAs(id, terms));
    return this;
  }

  /** Pays, and returns when that has gone well. */
  Bait paid() {
    String status = pay("wait=10").orderStatus();
    if (!status.equals("PAID") && !status.equals("AUTHORIZED")) {
      throw new IllegalStateException(id + " is " + status);
    }
    return this;
  }

  void pay() {
    pay(ASYNC);
  }

  Http.Answer pay(String patience) {
    return callers.command(
        id, "pay k1", patience, prefer -> shop.pay(id, "tok_ok", "k1", "Prefer", prefer));
  }

  void cancel() {
    callers.command(id, "cancel k2", ASYNC, prefer -> shop.cancel(id, "k2", "Prefer", prefer));
  }

  void fulfil() {
    callers.command(id, "fulfil k2", ASYNC, prefer -> shop.fulfil(id, "k2", "Prefer", prefer));
  }
}
