package io.quittance.api.orders;

/** How a provider's notice was received by its order. */
public enum NoticeHearing {
  /** The order looks at what the notice is about. */
  ACCEPTED,
  /** The engine keeps it until one of the order's workers is back. */
  SIGNALLED,
  /** It tells the order nothing new. */
  KNOWN,
  /**
   * The order is asking about the same thing, or is busy: it is to be told again a moment later.
   */
  TOO_EARLY,
  /** There is no workflow that takes messages. */
  GONE
}
