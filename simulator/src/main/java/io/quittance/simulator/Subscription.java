package io.quittance.simulator;

import io.quittance.simulator.webhook.Signature;
import java.net.URI;

/** Where webhooks go, and what they are signed with. */
record Subscription(URI address, Signature signature) {}
