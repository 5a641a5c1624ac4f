package io.quittance.providers;

/**
 * How a provider wants to be told that its webhook has arrived for good; anything else makes it
 * send the webhook again.
 *
 * @param status the HTTP status
 * @param text the body, plain text; empty for none
 */
public record WebhookReceipt(int status, String text) {}
