package io.quittance.api.orders;

/** What the claim of an order's id came to. */
public sealed interface Claiming {

  /** The id is taken now. */
  record New() implements Claiming {}

  /** It was taken before, by a request that said the same. */
  record Same(BookedOrder order) implements Claiming {}

  /** It was taken before, by another request. */
  record Other() implements Claiming {}
}
