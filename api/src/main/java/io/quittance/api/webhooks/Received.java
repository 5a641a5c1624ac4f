package io.quittance.api.webhooks;

import io.quittance.providers.WebhookReceipt;

/** What is answered to who sent a webhook. */
public sealed interface Received {

  /** It is durable, and need not be sent again. */
  record Kept(WebhookReceipt receipt) implements Received {}

  /** There is no provider of that name. */
  record UnknownProvider() implements Received {}

  /** It is not proven to be the provider's, or was not sent lately. */
  record Forged() implements Received {}

  /** It is the provider's, and can't be understood. */
  record Malformed() implements Received {}

  /** Nobody could keep it: the provider is to send it again. */
  record NotKept() implements Received {}
}
