package io.quittance.simulator.provider;

import io.quittance.simulator.core.Webhook;
import java.time.Instant;

/** Who is told of changes, wherever it is. */
public interface Subscriber {

  /**
   * Tells it of a change; blocks for a bounded time, and throws nothing.
   *
   * @param now when it is sent
   * @return whether it has said that it knows
   */
  boolean tell(Webhook webhook, Instant now);
}
