package io.quittance.e2e.chaos;

import io.quittance.e2e.Await;
import io.quittance.e2e.Shop;
import java.time.Duration;

/** One more order, placed and paid through every process, as a customer does who meets a fault. */
final class Probe {

  private static final Duration BOUND = Duration.ofSeconds(120);

  private final Shop shop;
  private final Callers callers;

  Probe(Shop shop, Callers callers) {
    this.shop = shop;
    this.callers = callers;
  }

  /** Returns its id once it is placed and paid. */
  String pass() {
    Bait order = new Bait(shop, callers).place("SALE");
    Await.until(order.id + " is paid", BOUND, () -> order.pay("wait=2").status() == 200);
    return order.id;
  }
}
