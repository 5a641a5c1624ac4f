package io.quittance.api.engine;

import io.quittance.workflows.contract.CommandReply;
import java.util.concurrent.CompletableFuture;

/** What the sending of a command as an update came to. */
sealed interface Update {

  /**
   * It is durable.
   *
   * @param reply fails if the workflow ends first or the time is over
   * @param maybeEarlier whether the reply may be one that was given to an earlier request
   */
  record Accepted(CompletableFuture<CommandReply> reply, boolean maybeEarlier) implements Update {}

  /** Whether it arrives is not known: no worker took it, or the engine can't be reached. */
  record NotTaken() implements Update {}

  /** The engine has too many updates of the order in flight; later it may take this one. */
  record Busy() implements Update {}

  /** There is no workflow that takes messages. */
  record Gone() implements Update {}
}
