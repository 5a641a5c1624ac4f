package io.quittance.domain;

import java.time.Instant;

/** How far the fulfilment of an order has come. */
public sealed interface Fulfilment {

  /** Nobody asked, or what was asked for failed. */
  record None() implements Fulfilment {}

  /** Asked for; the capture it needs has not succeeded yet. */
  record Asked() implements Fulfilment {}

  /**
   * The goods may go.
   *
   * @param at since when
   */
  record Granted(Instant at) implements Fulfilment {}
}
