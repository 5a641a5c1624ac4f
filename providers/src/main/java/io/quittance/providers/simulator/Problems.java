package io.quittance.providers.simulator;

import java.util.Objects;
import tools.jackson.core.JacksonException;

/** What the simulator says is wrong. */
final class Problems {

  private Problems() {}

  /** Returns the code of the error; empty if the answer carries none of the simulator's. */
  static String codeOf(Exchange.Answer answer) {
    try {
      return Objects.requireNonNullElse(answer.as(Wire.Problem.class).error(), "");
    } catch (JacksonException e) {
      return "";
    }
  }
}
