package io.quittance.store;

/** What became of a {@link Claim}. */
public sealed interface Claimed {

  /** The id is taken by this claim. */
  record New() implements Claimed {}

  /** The same request took the id before. */
  record Same(StoredOrder order) implements Claimed {}

  /** Another request took the id before. */
  record Other() implements Claimed {}
}
