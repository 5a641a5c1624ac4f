package io.quittance.api.orders;

import io.quittance.workflows.contract.OrderView;

/** What the placing of an order came to. */
public sealed interface Placing {

  /** The order stands, since now or since an earlier request that said the same. */
  record Placed(OrderView order) implements Placing {}

  /** The id names an order that was placed with other words. */
  record AnotherExists() implements Placing {}
}
