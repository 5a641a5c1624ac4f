package io.quittance.simulator.core;

import org.jspecify.annotations.Nullable;

/**
 * A webhook and what came of it.
 *
 * @param end how it ended; null while it is being sent
 */
public record WebhookStanding(Webhook webhook, Event.@Nullable WebhookEnded end) {}
