package io.quittance.api.engine;

import io.quittance.workflows.contract.CommandRequest;
import java.time.Duration;

/** A way in which commands reach an order's workflow. */
interface Delivery {

  /** Sends a command as an update, and returns once it is accepted or the time for that is over. */
  Update update(CommandRequest request, Patience patience);

  /**
   * Sends a command as a signal, which is durable at once; returns false if there is no workflow
   * that takes messages.
   */
  boolean signal(CommandRequest request, Duration within);
}
