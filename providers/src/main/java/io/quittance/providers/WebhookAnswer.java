package io.quittance.providers;

/** What a webhook turned out to be. Each {@code why} is for the log, never for the sender. */
public sealed interface WebhookAnswer {

  /** The provider's own word about money. */
  record Genuine(ProviderNotice notice) implements WebhookAnswer {}

  /** The provider's own word, about something that is no money of an order's. */
  record Irrelevant(String eventId, String why) implements WebhookAnswer {}

  /** The provider's own word, and it can't be understood: sending it again will not help. */
  record Malformed(String eventId, String why) implements WebhookAnswer {}

  /** Not proven to be the provider's, or not lately: nothing of it may be used. */
  record Forged(String why) implements WebhookAnswer {}
}
