package io.quittance.simulator.provider;

import io.quittance.simulator.core.Answer;

/** How a call ends for its caller. */
public sealed interface Reply {

  /** It is answered. */
  record Answered(Answer answer) implements Reply {}

  /** Its connection is dropped without an answer. */
  record Dropped() implements Reply {}
}
